"""What the words of a query decide: the class forms under which a run of Han may have been written.

The index keeps merged characters apart (`variants.py`). A query is asked in every form that its words allow:
头发 as 头发 and 头髮 (not 头發); 乾隆 only as itself, for simplified writing keeps it; a lone 发 as 发, 發 and 髮.
The form as typed always comes first, so whatever is written exactly as asked is found.
"""

from functools import lru_cache
from itertools import product

from .variants import kept, merged, merged_into, phrases, simplify

LIMIT = 16
LONGEST_WORD, SHORTEST_WORD = 6, 3


@lru_cache(maxsize=4096)
def alternatives(run: str) -> tuple[str, ...]:
    """Forms of a folded run, the run itself first, at most 16. A run without merged characters has one."""
    apart, unclear = merged_into(), merged()
    if not any(c in apart or c in unclear for c in run):
        return (run,)
    plain = "".join(map(simplify, run))
    options = [_options(run, plain, place) for place in range(len(run))]
    while _count(options) > LIMIT * 4:
        widest = max(range(len(options)), key=lambda place: len(options[place]))
        options[widest] = options[widest][:-1]
    found = ("".join(form) for form in product(*options))
    allowed = [form for form in found if form == run or not _contradicts(form, run)]
    return tuple(dict.fromkeys([run, *allowed]))[:LIMIT]


def _count(options: list[tuple[str, ...]]) -> int:
    total = 1
    for option in options:
        total *= len(option)
    return total


def _options(run: str, plain: str, place: int) -> tuple[str, ...]:
    character = run[place]
    if character in merged_into():
        if _covered(run, place, kept()):
            return (character,)
        return (character, merged_into()[character])
    if character not in merged():
        return (character,)
    decided = dict.fromkeys(phrases()[word][place - start] for start, word in _words(plain, place) if word in phrases())
    return tuple(dict.fromkeys([character, *(decided or merged()[character])]))


def _words(run: str, place: int):
    """(start, word) of each stretch of 2 to 6 characters that covers the place."""
    for start in range(max(0, place - LONGEST_WORD + 1), place + 1):
        for end in range(max(place + 1, start + 2), min(len(run), start + LONGEST_WORD) + 1):
            yield start, run[start:end]


def _covered(run: str, place: int, words: frozenset[str]) -> bool:
    return any(word in words for _, word in _words(run, place))


def _contradicts(form: str, run: str) -> bool:
    """Whether the form holds, where it differs from the run, a word that simplified writing would have kept."""
    return any(c != run[i] and _covered(form, i, kept()) for i, c in enumerate(form))


def numbers(word: str) -> tuple[str, ...]:
    """An English word in both numbers, as typed first: `bowls` is also bowl, `bowl` also bowls."""
    if len(word) < SHORTEST_WORD or not (word.isascii() and word.isalpha()):
        return (word,)
    if word.endswith("ies") and len(word) > SHORTEST_WORD + 1:
        return (word, word[:-3] + "y")
    if word.endswith(("ches", "shes", "xes", "sses")):
        return (word, word[:-2])
    if word.endswith("s"):
        return (word,) if word.endswith(("ss", "us", "is")) else (word, word[:-1])
    if word.endswith("y") and word[-2] not in "aeiou":
        return (word, word[:-1] + "ies")
    return (word, word + ("es" if word.endswith(("ch", "sh", "x")) else "s"))

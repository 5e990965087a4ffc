"""Words that the search knows: what records carry, what rooms register, and its own list (`data/words.json`).

The list holds words of one meaning (`equal`), words that take in others (`broader`), words of the services, shapes that
may end a run as one character, dynasties of one character, and phrases that ask nothing (`stops`, `english_stops`);
`days` tell when and are held by no record, `english` words have names in Chinese, `surnames` make 谭家 of a family.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path

from django.db import DEFAULT_DB_ALIAS, connections

from . import names, writing
from .tending import rules
from .text.folding import key
from .text.variants import simplify
from .text.words import numbers

PERIOD, SHAPE, STOP, TERM = "period", "shape", "stop", "term"
FAMILY = "家氏姓"
SHORTEST_TITLE = 3
"""Characters of a title that is a word in a query: 西游记 绘本. Shorter ones are words of every kind."""
Provider = Callable[[Sequence[str]], Mapping[str, str]]
_providers: list[Provider] = []


def register(provider: Provider) -> Provider:
    """Register `provider(simplified words) -> {word: PERIOD or TERM}` of those it knows. Usable as a decorator."""
    if provider not in _providers:
        _providers.append(provider)
    return provider


def unregister(provider: Provider) -> None:
    """Forget a provider (tests)."""
    _providers.remove(provider)


def known(words: Iterable[str], using: str = DEFAULT_DB_ALIAS) -> dict[str, str]:
    """The known ones of some words, with what they are; two statements and one for each provider."""
    asked = list(words)
    if not any(len(word) > 1 for word in asked):
        return {}
    tended = rules.current()
    found = {word: kind for word in asked if (kind := _own().get(word) or _tended(word, tended))}
    found |= dict.fromkeys(filter(is_family, asked), TERM)
    found |= dict.fromkeys(_carried([word for word in asked if len(word) > 1], using), TERM)
    for provider in _providers:
        found |= provider(asked)
    return found


@names.register
def equal_names(terms: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Words that mean the same as a term, or that it takes in."""
    tended = rules.current()
    return {term: found for term in terms if (found := (*tended.others_of(term), *_own_names(term)))}


def _own_names(term: str) -> tuple[str, ...]:
    """The other names of the own list: equal words, the Chinese of an English one, the other ways to call a family."""
    plain = "".join(map(simplify, term)).lower()
    if plain.isascii():
        return next((found for form in _english_forms(plain) if (found := _equal().get(form))), ())
    if is_family(plain):
        return tuple(plain[0] + ending for ending in FAMILY if ending != plain[1])
    return _equal().get(plain, ())


def is_english_phrase(words: str) -> bool:
    """Whether several English words have a name of the own list together: `family trees` are 家谱."""
    plain = words.lower()
    return plain.isascii() and " " in plain and any(form in _equal() for form in _english_forms(plain))


def _english_forms(plain: str) -> list[str]:
    """English in both numbers, of several words the last."""
    head, space, last = plain.rpartition(" ")
    return [head + space + form for form in numbers(last)]


def is_family(word: str) -> bool:
    """Whether the word is a family by its surname: 谭家, 谭氏, 谭姓."""
    return len(word) == 2 and word[1] in FAMILY and word[0] in _lists()["surnames"]


def _tended(word: str, tended: rules.Rules) -> str | None:
    """What the staff's rules say of a word."""
    return STOP if tended.is_stop(word) else TERM if tended.is_word(word) else None


def broader_than(words: Iterable[str]) -> list[str]:
    """The words of the own list that take in some of the words."""
    wanted = set(words)
    return [word for word, others in _lists()["broader"].items() if not wanted.isdisjoint(others)]


@cache
def own(kind: str) -> tuple[str, ...]:
    """The words of the own list that are of a kind."""
    return tuple(word for word, its in _own().items() if its == kind)


@cache
def dynasties() -> str:
    """Dynasties of one character, in their order."""
    return _lists()["dynasties"]


@cache
def lone_dynasties() -> tuple[str, ...]:
    """Those that are meant when nothing else is asked; 金 and 商 are as often other words."""
    return tuple(_lists()["lone_dynasties"])


@cache
def days() -> tuple[str, ...]:
    """Words that tell the day, the longest first."""
    return tuple(sorted(_lists()["days"], key=len, reverse=True))


@cache
def english_stops() -> frozenset[str]:
    """English words that ask nothing."""
    return frozenset(_lists()["english_stops"])


@cache
def look_alikes() -> dict[str, str]:
    """Character -> the characters that are taken for it."""
    return {c: group.replace(c, "") for group in _lists()["alike"] for c in group}


@cache
def _lists() -> dict:
    return json.loads((Path(__file__).parent / "data" / "words.json").read_text(encoding="utf-8"))


@cache
def _own() -> dict[str, str]:
    """Word -> what it is, of the own list."""
    lists = _lists()
    terms = [*_equal(), *lists["days"], *(word for group in lists["equal"] for word in group), *lists["service"]]
    return dict.fromkeys(terms, TERM) | dict.fromkeys(lists["shapes"], SHAPE) | dict.fromkeys(lists["stops"], STOP)


@cache
def _equal() -> dict[str, tuple[str, ...]]:
    lists = _lists()
    pairs = {word: tuple(other for other in group if other != word) for group in lists["equal"] for word in group}
    return pairs | {word: tuple(others) for word, others in (lists["broader"] | lists["english"]).items()}


def period_names(text: str) -> tuple[str, ...]:
    """What a stretch that names a date is called in the periods of records: 明朝 is 明代, 两宋 are 北宋 and 南宋."""
    if text in _lists()["pairs"]:
        return tuple(_lists()["pairs"][text])
    plain = text.rstrip("代朝")
    return (f"{plain}代" if len(plain) == 1 else plain,) if plain != text and plain else ()


def _carried(words: Sequence[str], using: str) -> list[str]:
    """Those that are a subject, material, period or maker of some record, or the title of a public one."""
    if not words:
        return []
    titles = {key(word): word for word in words if len(word) >= SHORTEST_TITLE}
    marks, title_marks = (", ".join(["%s"] * len(some)) or "NULL" for some in (words, titles))
    moment = writing.now()
    with connections[using].cursor() as cursor:
        cursor.execute(
            "SELECT value FROM search_facetvalue WHERE facet IN ('subject', 'material', 'period', 'creator') "
            f"AND value IN ({marks}) UNION SELECT title_key FROM search_document WHERE title_key IN ({title_marks}) "
            "AND visible_from <= %s AND visible_until > %s",
            [*words, *titles, moment, moment],
        )
        return [titles.get(row[0], row[0]) for row in cursor.fetchall()]

"""Words in what is written without spaces: a run of Han is parted into what is known.

Strictly, every piece of the run must be known: 清青花瓶 is 清, 青花 and 瓶, while 明信片 and 周末 stay whole, for
nobody knows a 信片 or a 末. Loosely, the known words are taken out of whatever stands around them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from . import vocabulary
from .text.tokens import TOKEN, runs
from .text.variants import kept, merged_into, simplify

PARTICLES = "吗呢了啊吧呀的"
LONGEST_RUN, LONGEST_WORD, LONGEST_SENTENCE = 16, 8, 64


def plain(text: str) -> str:
    """The text as it is written simplified, to look it up; 乾隆 is written so, though 乾 is 干 in other words."""
    written = list(map(simplify, text))
    for place in (place for place, character in enumerate(text) if character in merged_into()):
        if not kept().isdisjoint((text[place : place + 2], text[max(0, place - 1) : place + 1])):
            written[place] = text[place]
    return "".join(written)


def is_long_run(piece: str) -> bool:
    """Whether the piece is one run of Han that may be several words."""
    return 2 < len(piece) <= LONGEST_RUN and bool((match := TOKEN.fullmatch(piece)) and match.lastgroup)


def stretches(piece: str) -> Iterable[str]:
    """Every stretch of a piece that could be a word, simplified."""
    text = plain(piece)
    if not is_long_run(text):
        return [text]
    ends = range(1, len(text) + 1)
    return [text[start:end] for end in ends for start in range(max(0, end - LONGEST_WORD), end)] + [text]


def parted(piece: str, known: Mapping[str, str]) -> list[str]:
    """The known words that a piece is made of, fewest first; the piece itself when it is one, or cannot be parted."""
    text = plain(piece)
    if not is_long_run(text) or known.get(text, vocabulary.STOP) != vocabulary.STOP:
        return [piece]
    best: list[list[str] | None] = [[]] + [None] * len(text)
    for end in range(1, len(text) + 1):
        for start in range(max(0, end - LONGEST_WORD), end):
            before = best[start]
            if before is None or not _may_follow(text[start:end], before, text[end:], known):
                continue
            if best[end] is None or len(before) + 1 < len(best[end]):
                best[end] = [*before, text[start:end]]
    found = best[-1]
    if found is None or len(found) < 2:
        return [piece]
    places = [sum(map(len, found[:number])) for number in range(len(found) + 1)]
    return [piece[start:end] for start, end in zip(places, places[1:], strict=False)]


def asked_for(piece: str, known: Mapping[str, str]) -> str:
    """The piece without the phrases and particles at its ends that ask nothing, where something else is left of it.

    A phrase has two characters or more: 有没有轮椅 asks for 轮椅, while 有 and 看 begin words as often. What is left
    has two as well, or is a thing of one: 茶文化 asks for 茶.
    """
    text, start, end = plain(piece), 0, len(piece)
    while end - start > 2 and (length := _stop_at(text[start:end], known, from_end=False)):
        start += length
    while end - start > 2 and (length := _stop_at(text[start:end], known, from_end=True)):
        end -= length
    return piece[start:end] if end - start > 1 or known.get(text[start:end]) == vocabulary.SHAPE else piece


def _stop_at(text: str, known: Mapping[str, str], *, from_end: bool) -> int:
    """How many characters of a phrase that asks nothing stand at an end of the text."""
    for length in range(min(LONGEST_WORD, len(text) - 1), 1, -1):
        if known.get(text[-length:] if from_end else text[:length]) == vocabulary.STOP:
            return length
    return int(from_end and text[-1] in PARTICLES)


def _may_follow(word: str, before: list[str], after: str, known: Mapping[str, str]) -> bool:
    """A lone character is a word only as a dynasty before longer words, as a shape behind one, or as a particle."""
    kind = known.get(word)
    if kind is None:
        return False
    if len(word) > 1 or kind == vocabulary.STOP:
        return True
    if kind == vocabulary.PERIOD:
        return not before and len(after) > 1
    return kind == vocabulary.SHAPE and not after and bool(before) and len(before[-1]) > 1


def sentence_stretches(piece: str) -> Iterable[str]:
    """Every stretch of a piece of any length that could be a word or a particle, simplified."""
    for run, han in runs(piece):
        text = plain(run)[:LONGEST_SENTENCE] if han else ""
        yield from text
        for start in range(len(text) - 1):
            yield from (text[start:end] for end in range(start + 2, min(len(text), start + LONGEST_WORD) + 1))


def taken_out(piece: str, known: Mapping[str, str]) -> list[tuple[str, bool]]:
    """(stretch, whether it is known) of a piece, its known words taken out so that the fewest characters are left over.

    Phrases that ask nothing are left out, and single characters that nobody knows where more than these is left.
    """
    found: list[tuple[str, bool]] = []
    for run, han in runs(piece):
        found += _taken_out(run, known) if han else [(run, False)]
    return found


def _taken_out(run: str, known: Mapping[str, str]) -> list[tuple[str, bool]]:
    text = plain(run)
    if len(text) == 2 and text not in known:  # 道教 is a word, though 教 asks nothing
        return [(run, False)]
    best: list[tuple[int, int, list[int]]] = [(0, 0, [0])]
    for end in range(1, len(text) + 1):
        left, number, places = best[end - 1]
        options = [(left + 1, number, [*places, end])]
        for start in range(max(0, end - LONGEST_WORD), end - 1):
            if text[start:end] in known:
                left, number, places = best[start]
                options.append((left, number + 1, [*places, end]))
        best.append(min(options, key=lambda option: option[:2]))
    places = best[-1][2]
    found: list[tuple[str, bool]] = []
    rest = ""
    for start, end in zip(places, places[1:], strict=False):
        if end - start == 1:
            rest += run[start]
            continue
        found += _told(rest, known)
        rest = ""
        if known[text[start:end]] != vocabulary.STOP:
            found.append((run[start:end], True))
    found += _told(rest, known)
    return [one for one in found if len(one[0]) > 1 or known.get(plain(one[0]))] or found


def _told(rest: str, known: Mapping[str, str]) -> list[tuple[str, bool]]:
    """What is left over between known words, without the particles at its ends."""
    while rest and known.get(plain(rest[0])) == vocabulary.STOP:
        rest = rest[1:]
    while rest and known.get(plain(rest[-1])) == vocabulary.STOP:
        rest = rest[:-1]
    return [(rest, False)] if rest else []

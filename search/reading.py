"""What a query means beyond its characters: dates in it, words written without spaces, phrases that ask nothing.

A run of Han is parted only where every piece of it is known: 清青花瓶 is 清, 青花 and 瓶, while 明信片 and 周末 stay
whole, for nobody knows a 信片 or a 末.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from . import vocabulary
from .dates import dates_in
from .plan import MOST_CLAUSES, SPLIT, Date, Plan, plan, plan_of, without_marks
from .text.tokens import TOKEN
from .text.variants import simplify

WORD = re.compile(r"\S+")
SHORT_DATE = re.compile("[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]|.[代朝]")
LONGEST_RUN, LONGEST_WORD = 16, 8
SHORTEST_DATE = 3
"""Characters; two of them are oftener another word (周末, 长安, 元年), and an era's name is in the periods anyhow. A
year of the cycle and a dynasty so called are shorter."""
DIGITS_OF_YEARS = 8
"""Of two years; what has more is a number of another kind, an ISBN perhaps."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A query as understood. `certain` says that it is meant so whatever else the characters may match."""

    words: tuple[str, ...]
    dates: tuple[Date, ...] = ()
    certain: bool = False


def ways(q: str, *, exact: bool = False) -> Iterator[Plan]:
    """The plans of a query, to be tried one after another until one finds something."""
    literal = plan(q)
    if exact or not literal.clauses:
        yield literal
        return
    meant = read(q) if _may_be_certain(q) else None
    first = meant is not None and meant.certain
    if not first:
        yield literal
    meant = meant or read(q)
    understood = plan_of(q, list(meant.words), meant.dates, read=True)
    differs = bool(understood.clauses) and understood.clauses != literal.clauses
    if differs:
        yield understood
    if first:
        yield literal
    if differs and understood.is_relaxable():
        yield replace(understood, loose=True)
    if literal.is_relaxable():
        yield replace(literal, loose=True)


def _may_be_certain(q: str) -> bool:
    """Whether it is worth asking before the characters are tried: a date is there, or a run begins with a dynasty."""
    plain = without_marks(q)
    return bool(dates_in(plain)) or any(
        piece[0] in vocabulary.dynasties() and _is_long_run(piece) for piece in SPLIT.split(plain) if piece
    )


def read(q: str) -> Reading:
    """Understand a query."""
    plain = without_marks(q)
    dates, rest = _dates(plain)
    pieces = [word for word in SPLIT.split(rest) if word][:MOST_CLAUSES]
    known = vocabulary.known(dict.fromkeys(part for piece in pieces for part in _parts(piece)))
    words: list[str] = []
    periods = False
    for piece in pieces:
        parts = _parted(piece, known)
        periods = periods or (len(parts) > 1 and known.get(_plain(parts[0])) == vocabulary.PERIOD)
        words += parts
    asked = tuple(word for word in words if known.get(_plain(word)) != vocabulary.STOP) or tuple(words)
    return Reading(asked, dates, certain=bool(dates) or periods)


def _dates(plain: str) -> tuple[tuple[Date, ...], str]:
    """The dates of a query, and the query without them."""
    found: dict[tuple[int, int], list] = {}
    numbers = [word.span() for word in WORD.finditer(plain) if sum(map(str.isdigit, word[0])) > DIGITS_OF_YEARS]
    for span in dates_in(plain):
        is_name = len(span.text) < SHORTEST_DATE and not SHORT_DATE.fullmatch(span.text)
        if not is_name and not any(start <= span.start < end for start, end in numbers):
            found.setdefault((span.start, span.end), []).append(span)
    dates, rest = [], plain
    for (start, end), spans in sorted(found.items(), reverse=True):
        label = spans[0].label if len(spans) == 1 else spans[0].text
        years = tuple((span.year_from, span.year_to) for span in spans)
        dates.append(Date(spans[0].text, label, years, vocabulary.period_names(spans[0].text)))
        rest = f"{rest[:start]} {rest[end:]}"
    return tuple(reversed(dates)), rest


def _plain(text: str) -> str:
    return "".join(map(simplify, text))


def _is_long_run(piece: str) -> bool:
    return 2 < len(piece) <= LONGEST_RUN and bool((match := TOKEN.fullmatch(piece)) and match.lastgroup)


def _parts(piece: str) -> Iterable[str]:
    """Every stretch of a piece that could be a word, simplified."""
    plain = _plain(piece)
    if not _is_long_run(plain):
        return [plain]
    ends = range(1, len(plain) + 1)
    return [plain[start:end] for end in ends for start in range(max(0, end - LONGEST_WORD), end)] + [plain]


def _parted(piece: str, known: dict[str, str]) -> list[str]:
    """The known words that a piece is made of, fewest first; the piece itself when it is one, or cannot be parted."""
    plain = _plain(piece)
    if not _is_long_run(plain) or known.get(plain, vocabulary.STOP) != vocabulary.STOP:
        return [piece]
    best: list[list[str] | None] = [[]] + [None] * len(plain)
    for end in range(1, len(plain) + 1):
        for start in range(max(0, end - LONGEST_WORD), end):
            before = best[start]
            if before is None or not _may_follow(plain[start:end], before, plain[end:], known):
                continue
            if best[end] is None or len(before) + 1 < len(best[end]):
                best[end] = [*before, plain[start:end]]
    parted = best[-1]
    if parted is None or len(parted) < 2:
        return [piece]
    places = [sum(map(len, parted[:number])) for number in range(len(parted) + 1)]
    return [piece[start:end] for start, end in zip(places, places[1:], strict=False)]


def _may_follow(word: str, before: list[str], after: str, known: dict[str, str]) -> bool:
    """A lone character is a word only as a dynasty before longer words, as a shape behind one, or as a particle."""
    kind = known.get(word)
    if kind is None:
        return False
    if len(word) > 1 or kind == vocabulary.STOP:
        return True
    if kind == vocabulary.PERIOD:
        return not before and len(after) > 1
    return kind == vocabulary.SHAPE and not after and bool(before) and len(before[-1]) > 1

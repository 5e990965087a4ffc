"""Dates inside a query, for the search: stretches of its text that name years beyond doubt."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from search.dates import DateSpan

from .chinese import alternatives
from .eras import by_name, dynasty_names
from .numerals import NUMBER, folded
from .parsing import parse
from .romanised import DYNASTIES, PARTS
from .sexagenary import PATTERN as CYCLE
from .spoken import spoken

WORD = re.compile(r"\S+")


@cache
def stretch() -> re.Pattern:
    """What may be taken out of the middle of a query. Names alone may not: 景德 is in 景德镇, 明 in 明信片."""
    dynasty = rf"(?:大|晚|早)?(?:{alternatives(dynasty_names())})"
    era = rf"(?:{dynasty})?(?:{alternatives(by_name())})"
    long_era = rf"(?:{alternatives(name for name in by_name() if len(name) > 2)})"
    whole = (
        rf"{era}(?:{NUMBER}年|{CYCLE}年?|年间|年制|年款|朝|初年|末年|间)",
        rf"{long_era}年?",
        rf"{dynasty}(?:代|朝|时期|早期|中期|晚期|初期|末年|末期|初年)",
        rf"{NUMBER}世纪(?:\d0|[一二三四五六七八九]十)年代(?:初期|初|中期|末期|末)?",
        rf"(?:公元|西元)?前?{NUMBER}世纪(?:早期|中期|晚期|初|末|中叶|上半叶|下半叶)?",
        rf"(?:公元|西元)?前?{NUMBER}年(?!级|生|制|龄|代)(?:-{NUMBER}年)?(?:(?:以|之)[前后]|以来)?",
        rf"{NUMBER}年代",
        r"(?<!\d)\d{4}-\d{4}(?!\d)",
        r"\d{1,2}(?:st|nd|rd|th) century",
        rf"(?<![a-z])(?:{alternatives(PARTS)})[ -]+(?:{alternatives(DYNASTIES)})(?![a-z])(?: (?:dynasty|period))?",
    )
    return re.compile("|".join(f"(?:{one})" for one in whole))


@lru_cache(maxsize=4096)
def dates_in(query: str) -> tuple[DateSpan, ...]:
    """The dates of a query, left to right. A whole word that is a date counts too (`宣德`, `丙子`, `1736-1795`)."""
    plain = folded(query)
    if len(plain) != len(query):
        return ()
    found: list[DateSpan] = []
    taken: list[tuple[int, int]] = []

    def is_free(start: int, end: int) -> bool:
        return not any(first < end and start < last for first, last in taken)

    for start, end, label, *years in spoken(plain):
        if is_free(start, end):
            found.append(DateSpan(start, end, query[start:end], label, *years))
            taken.append((start, end))
    for match in stretch().finditer(plain):
        if is_free(*match.span()):
            found += spans_of(query, *match.span())
    taken += [(span.start, span.end) for span in found]
    for match in WORD.finditer(query):
        if is_free(*match.span()) and may_stand_alone(match[0]):
            found += spans_of(query, *match.span())
    return tuple(sorted(found, key=lambda span: (span.start, span.year_from if span.year_from is not None else 0)))


def may_stand_alone(word: str) -> bool:
    """Numbers alone are titles and call numbers as often as years; one character alone is left to the dynasty facet."""
    return len(word) > 1 and not word.isdigit()


def spans_of(query: str, start: int, end: int) -> list[DateSpan]:
    text = query[start:end]
    return [
        DateSpan(start, end, text, reading.label, *whole_centuries(text, reading.earliest, reading.latest))
        for reading in parse(text)
    ]


def whole_centuries(text: str, earliest: int | None, latest: int | None) -> tuple[int | None, int | None]:
    """Asked for, the 18th century is 1701 to 1800; what is catalogued so keeps the hundreds, as EDTF has them."""
    if "世纪" in text and earliest is not None and latest is not None and earliest > 0:
        earliest += earliest % 100 == 0
        latest += latest % 100 == 99
    return earliest, latest

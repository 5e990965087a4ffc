"""Times as people say them, for a query only: 五十年代, 上世纪八九十年代, 清末民初, 明清, 抗战, 解放前.

A catalogue is held to dates that say one thing; who searches is understood. A decade without its century is one of the
twentieth. Events have the years that handbooks of Chinese history give them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from .numerals import folded, number
from .parsing import parse
from .parts import HAN, HAN_PATTERN, WHOLE, part_of

Years = tuple[int | None, int | None]
Spoken = tuple[int, int, str, int | None, int | None]
"""(start, end, label, first year, last year), years astronomical."""

DIGIT = "[一二三四五六七八九]"
DECADE = re.compile(
    rf"(?<![\d〇零百千{DIGIT[1:-1]}])(?<!世纪)(?:(?P<now>本世纪|这个世纪|二十一世纪|21世纪)|上个?世纪|二十世纪|20世纪)?"
    rf"(?:(?P<low>{DIGIT})?(?P<high>{DIGIT})十|(?P<digit>\d)0)年代(?P<part>{HAN_PATTERN})?"
)
PAIR = re.compile("夏商周?|商周|秦汉|魏晋|隋唐|唐宋|宋辽金元?|宋元明?|辽金|元明清?|明清")
EDGE = re.compile("(?:(?<!今)晚[唐宋元明清]|[隋唐宋元明清][初末])(?![年期叶])")
EVENTS: dict[str, Years] = {
    "公元前": (None, 0),
    "两晋": (265, 420),
    "两宋": (960, 1279),
    "康雍乾": (1662, 1795),
    "康乾盛世": (1662, 1795),
    "康乾": (1662, 1795),
    "清末民初": (1890, 1926),
    "明末清初": (1600, 1700),
    "元末明初": (1340, 1400),
    "民初": (1912, 1924),
    "近现代": (1840, None),
    "近代": (1840, 1949),
    "现当代": (1919, None),
    "当代": (1949, None),
    "五四时期": (1915, 1926),
    "大革命时期": (1924, 1927),
    "苏区时期": (1927, 1937),
    "抗日战争": (1931, 1945),
    "抗战时期": (1931, 1945),
    "抗战": (1931, 1945),
    "抗日": (1931, 1945),
    "解放战争": (1945, 1949),
    "解放前": (1840, 1949),
    "建国前": (1840, 1949),
    "解放初期": (1949, 1956),
    "建国初期": (1949, 1956),
    "建国初": (1949, 1956),
    "解放后": (1949, None),
    "建国后": (1949, None),
    "建国以来": (1949, None),
    "新中国": (1949, None),
    "文革": (1966, 1976),
    "文化大革命": (1966, 1976),
    "改革开放初期": (1978, 1989),
    "改革开放": (1978, None),
}
ALONE: dict[str, Years] = {"现代": (1919, None), "古代": (None, 1839)}
"""Whole words only: 现代舞 and 古代文学 are something else."""


@cache
def _events() -> re.Pattern:
    # 公元前 before a number is that number's business
    names = "|".join(sorted(_by_folded(), key=len, reverse=True))
    return re.compile(rf"(?:{names})(?![\d{DIGIT[1:-1]}十百千]|史)")


@cache
def _by_folded() -> dict[str, str]:
    """Name as it is folded (乾 is 干) -> as it is written."""
    return {folded(name): name for name in EVENTS}


def spoken(text: str) -> Iterator[Spoken]:
    """What a folded text says of times in everyday words; stretches may overlap, the first of two is meant."""
    for match in DECADE.finditer(text):
        yield (match.start(), match.end(), *_decades(match))
    for match in _events().finditer(text):
        name = _by_folded()[match[0]]
        yield (match.start(), match.end(), *_labelled(name, EVENTS[name]))
    for pattern in (PAIR, EDGE):
        for match in pattern.finditer(text):
            for reading in parse(match[0])[:1]:
                yield (match.start(), match.end(), *_labelled(match[0], reading.years))
    for match in re.finditer(r"\S+", text):
        if match[0] in ALONE:
            yield (match.start(), match.end(), *_labelled(match[0], ALONE[match[0]]))


def _decades(match: re.Match) -> tuple[str, int, int]:
    last = int(match["digit"]) if match["digit"] else number(match["high"])
    first = number(match["low"]) if match["low"] else last
    century = 2000 if match["now"] else 1900
    years = (century + first * 10, century + last * 10 + 9)
    if years[1] - years[0] > 9:
        return f"{years[0]}年—{years[1]}年", *years
    part = HAN.get(match["part"] or "", WHOLE)
    return f"{years[0]}年代{match['part'] or ''}", *part_of(*years, part)


def _labelled(text: str, years: Years) -> tuple[str, int | None, int | None]:
    """The word with its years behind it, where they are not endless."""
    first, last = years
    if first is None or first <= 0:
        return text, first, last
    return f"{text}（{first}年{'以后' if last is None else f'—{last}年'}）", first, last

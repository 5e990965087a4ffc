"""Years out of what sources write: numbers, ISO dates, ranges, centuries, eras with the year in brackets.

Results are astronomical (0 is 1 BCE). Nothing is guessed: what is not understood gives None.
"""

from __future__ import annotations

import re

ERAS = {
    "民國": 1911, "民国": 1911, "min guo": 1911, "minguo": 1911,
    "明治": 1867, "meiji": 1867, "大正": 1911, "taishō": 1911, "taisho": 1911,
    "昭和": 1925, "shōwa": 1925, "showa": 1925, "平成": 1988, "heisei": 1988,
}  # fmt: skip
"""Year before the first of each era."""

DIGITS = {character: value for value, character in enumerate("〇一二三四五六七八九")} | {"零": 0, "元": 1}
NUMBER = "[〇零一二三四五六七八九十廿卅元]+"
ISO = re.compile(r"^(-?)(\d{4,6})-\d{2}-\d{2}")
ERA = re.compile(rf"({'|'.join(ERAS)})\s*(\d{{1,3}}|{NUMBER})", re.I)
CENTURY = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th)[ -]cent(?:ury|\.)|(\d{1,2}|[一二三四五六七八九十]{1,3})\s*世[纪紀]", re.I
)
BEFORE = re.compile(r"b\.?\s?c|公元前|前(?=\s*\d)", re.I)
COMMON = re.compile(r"\bc\.?\s?e\b|\ba\.?\s?d\b|公元(?!前)", re.I)
DECADE = re.compile(r"(?<!\d)(\d{3})(?:-\??(?=[\]\s,.;?]|$)|0s)|(?<!\d)(\d{2})(?:--|[uU]{2})")
YEAR = re.compile(r"(?<!\d)(\d{4})(?!\d)")
SHORT = re.compile(r"(?<!\d)(\d{4})\s*[-–—/]\s*(\d{2})(?![\d-])")
CORRECTED = re.compile(r"(?:\[|\bi\.\s?e\.)\s*([^\]]*\d{2}[^\]]*)")
LATEST = 2200
BCE_YEAR = re.compile(r"\d{1,5}")


def parse_years(text: str | int | float | None) -> tuple[int, int] | None:
    """The earliest and latest year that the text speaks of."""
    if text is None or text == "":
        return None
    if isinstance(text, int | float):
        return (int(text), int(text))
    iso = ISO.match(text)
    if iso:
        year = int(iso[2])
        return (1 - year, 1 - year) if iso[1] else (year, year)
    return before_common_era(text) or bracketed(text) or plain_years(text) or era_year(text) or century(text)


def first_year(text) -> int | None:
    found = parse_years(text)
    return found[0] if found else None


def last_year(text) -> int | None:
    found = parse_years(text)
    return found[1] if found else None


def before_common_era(text: str) -> tuple[int, int] | None:
    """`206 BCE-220 CE`, `c. 1200-800 BCE`, `公元前221年`; nothing when no year is before the common era."""
    if not BEFORE.search(text):
        return None
    numbers = [int(match) for match in BCE_YEAR.findall(text)][-2:]
    if not numbers:
        return None
    first, last = numbers[0], numbers[-1]
    if COMMON.search(BEFORE.sub("", text)) and len(numbers) == 2:
        return (1 - first, last)
    return (1 - max(first, last), 1 - min(first, last))


def bracketed(text: str) -> tuple[int, int] | None:
    """The year that a cataloguer set beside another calendar's: `民國87 [1998]`, `檀紀 4294 [1961]`."""
    inner = CORRECTED.search(text)
    if not inner:
        return None
    outer = text[: inner.start()]
    foreign = ERA.search(outer) or "i.e" in inner[0] or any(int(year) > LATEST for year in YEAR.findall(outer))
    return plain_years(inner[1]) if foreign else None


def plain_years(text: str) -> tuple[int, int] | None:
    """`c. 1930-1950`, `1923-4`, `[1854?]`, `199-?`, `[19--]`, `c2001`."""
    years = [year for year in map(int, YEAR.findall(text)) if year <= LATEST]
    for start, end in SHORT.findall(text):
        whole = int(start[:2] + end)
        if whole >= int(start):
            years.append(whole)
    if years:
        return (min(years), max(years))
    decade = DECADE.search(text)
    if decade:
        start = int(decade[1]) * 10 if decade[1] else int(decade[2]) * 100
        return (start, start + (9 if decade[1] else 99))
    return None


def era_year(text: str) -> tuple[int, int] | None:
    found = ERA.search(text)
    if not found:
        return None
    year = ERAS[found[1].lower()] + (int(found[2]) if found[2].isdigit() else chinese_number(found[2]))
    return (year, year)


def century(text: str) -> tuple[int, int] | None:
    found = CENTURY.search(text)
    if not found:
        return None
    written = found[1] or found[2]
    number = int(written) if written.isdigit() else chinese_number(written)
    return (number * 100 - 100, number * 100 - 1) if 0 < number < 30 else None


def chinese_number(text: str) -> int:
    """一 to 九十九, with 廿 and 卅, and 元 for one."""
    text = text.replace("廿", "二十").replace("卅", "三十")
    tens, mark, units = text.partition("十")
    if not mark:
        return int("".join(str(DIGITS[character]) for character in text) or 0)
    return (DIGITS.get(tens, 1) if tens else 1) * 10 + (DIGITS.get(units, 0) if units else 0)

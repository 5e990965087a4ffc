"""Dates in Western writing: years, ranges, decades, centuries and their parts, before the common era, open ends."""

from __future__ import annotations

import re

from .chinese import century_years
from .parts import EARLY, FIRST_HALF, LATE, MIDDLE, SECOND_HALF, WHOLE, part_of
from .reading import DateReading, Precision

LATEST = 2200
Y = r"(?<!\d)\d{4}(?!\d)"
ABOUT = r"(?:c\.?|ca\.?|circa)?\s*\??\s*"
CIRCA = re.compile(
    r"(?<![a-z])(?:c|ca|ci|circa)[.,]?\s*(?=\d|\?|early|mid|late|first|second|last|january|march|xv)|\bcirca\b|\babout\b"
)
COPYRIGHT = re.compile(r"(?:^|[\[<,;\s-])c(?=\d{4})")
BCE = re.compile(r"b\.?\s?c\.?(?:\s?e\.?)?(?![a-z])")
COMMON = re.compile(r"(?<![a-z])(?:ce|c\.e|a\.?d)(?![a-z])|\d(?:ce|ad)(?![a-z])")
DYNASTY_NUMBER = re.compile(r"\d{1,2}(?:st|nd|rd|th)\s+dynasty")
ERA_MARK = r"(bce|b\.c\.e\.?|b\.c\.?|bc|ce|c\.e\.?|a\.d\.?|ad)?"
MARKED = re.compile(
    rf"(?<![\d.])(?:a\.?d\.?\s*)?(\d{{1,5}})\s*{ERA_MARK}(?:\s*(?:-|to|/)\s*{ABOUT}(\d{{1,5}})\s*{ERA_MARK})?(?![\d.])"
)
ORDINAL = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th)"
    r"(?=[ -]*(?:cent|c\b|c\.)|\s*(?:-|to|or|and|/|,)\s*(?:[a-z]+[ -]+){0,5}\d{1,2}(?:st|nd|rd|th))"
)
CENTURY_WORD = re.compile(r"\bcent|(?:st|nd|rd|th)\s+c\b")
PARTS = (
    (re.compile(r"\bearl(?:y|ier)|\bbeginning"), EARLY),
    (re.compile(r"\bmid(?:dle)?\b"), MIDDLE),
    (re.compile(r"\blate(?!r)\b|\bend\b"), LATE),
    (re.compile(r"\b(?:first|1st)[ -]half"), FIRST_HALF),
    (re.compile(r"\b(?:second|2nd|last|latter)[ -]half"), SECOND_HALF),
)
QUARTER = re.compile(r"\b(first|1st|second|2nd|third|3rd|fourth|4th|last)[ -]quarter")
QUARTERS = {"first": 0, "1st": 0, "second": 1, "2nd": 1, "third": 2, "3rd": 2, "fourth": 3, "4th": 3, "last": 3}
DECADE = re.compile(
    r"(early|mid|late)?[ -]*(?<!\d)(\d{3})0'?s(?![a-z])"
    r"|(?<!\d)(\d{3})(?:-\??(?=[\]\s,.;?]|$)|[u_](?!\d))"
    r"|(?<!\d)(\d{2})(?:--|uu|__)"
)
SHORT = re.compile(rf"({Y})\??\s*(?:-|/|or)\s*{ABOUT}(\d{{1,2}})(?![\d-]|/\d)")
PAIR = re.compile(rf"({Y})\??\s*-\s*{ABOUT}({Y})")
SMALL = re.compile(r"(?<![\d-])(\d{3})\s*-\s*(\d{3,4})(?![\d-])")
YEAR = re.compile(rf"(?:{Y})")
CORRECTED = re.compile(r"(?:\[|\bi\.\s?e\.?)\s*(?:i\.\s?e\.?\s*)?([^\]]*\d{2}[^\]]*)")
UNTIL = re.compile(
    rf"^\W*(?:before|prior to|until|by|no later than|not after)\s+{ABOUT}({Y})\W*$"
    rf"|^\W*{ABOUT}({Y}) or (?:earlier|before)\W*$"
)
SINCE = re.compile(
    rf"^\W*(?:after|since|no earlier than|not before|from)\s+{ABOUT}({Y})\W*$|^\W*{ABOUT}({Y}) or (?:later|after)\W*$"
)
LATER = re.compile(r"^(.*?\d.*?)[,;(]\s*(?:re-?printed|cast|published|exhibited|posthumous)\b")
"""What came after the making: the years before it are the date."""
AGE = re.compile(r"(?:period|dynasty)[^()]*\((?P<years>[^()]*\d[^()]*)\)")
"""The years of a whole age, set beside its name; what is said besides lies within them."""
SMALL_YEAR = re.compile(r"^(?:c\.?\s*)?(\d{3})$")
MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
          "december")  # fmt: skip
MONTH_DAY = re.compile(rf"^\W*({'|'.join(MONTHS)})\.?(?:\s+(\d{{1,2}}))?,?\s+({Y})\W*$")
ISO = re.compile(r"^(\d{4})-(\d{2})-(\d{2})(?:[t ].*)?$")
NEGATIVE = re.compile(r"^-\s?(\d{1,7})(?:-\d{2}-\d{2})?$")
Span = tuple[int, int]


def read(text: str) -> DateReading | None:
    """The reading of folded text; None when it names no year."""
    exact = dated(text)
    if exact:
        return exact
    for pattern, end in ((UNTIL, "latest"), (SINCE, "earliest")):
        match = pattern.match(text)
        if match:
            year = int(match[1] or match[2])
            ends = {"earliest": None, "latest": None, end: year}
            return DateReading("", precision=Precision.RANGE, circa=about(text), **ends)
    later = LATER.match(text)
    text = corrected(later[1] if later else text)
    found, precision = spans(text)
    if not found:
        return None
    low, high = within_age(text) or settled(found)
    if low == high:
        precision = Precision.YEAR
    elif len(found) > 1:
        precision = Precision.RANGE
    return DateReading("", low, high, precision, circa=about(text), uncertain="?" in text or "probably" in text)


def about(text: str) -> bool:
    return bool(CIRCA.search(COPYRIGHT.sub(" ", text))) if "c" in text or "about" in text else False


def dated(text: str) -> DateReading | None:
    """`1823-05-04`, `May 4, 1823`, `-2505` and `-2505-01-22`: 2505 BCE, as museums' exports write it."""
    negative = NEGATIVE.match(text)
    if negative:
        year = 1 - int(negative[1])
        return DateReading("", year, year)
    iso, named = ISO.match(text), MONTH_DAY.match(text)
    if not iso and not named:
        return None
    if iso:
        year, month, day = int(iso[1]), int(iso[2]), int(iso[3])
    else:
        year, month, day = int(named[3]), MONTHS.index(named[1]) + 1, int(named[2] or 0)
    if not 1 <= month <= 12 or day > 31 or year > LATEST:
        return DateReading("", year, year) if iso and year <= LATEST else None
    edtf = f"{year:04}-{month:02}" + (f"-{day:02}" if day else "")
    label = f"{year}年{month}月" + (f"{day}日" if day else "")
    return DateReading("", year, year, Precision.DAY if day else Precision.MONTH, edtf=edtf, label=label)


def corrected(text: str) -> str:
    """What a cataloguer set right in brackets, where another calendar or a slip stands outside."""
    if "[" not in text and "i.e" not in text and "i. e" not in text:
        return text
    inner = CORRECTED.search(text)
    if not inner or not YEAR.search(inner[1]):
        return text
    outer = text[: inner.start()]
    foreign = "i.e" in inner[0] or "i. e" in inner[0] or not YEAR.search(outer)
    foreign = foreign or any(int(year) > LATEST for year in YEAR.findall(outer))
    return inner[1] if foreign else text


def spans(text: str) -> tuple[list[Span], Precision]:
    """Every stretch of years that is named, and how fine they are."""
    small = SMALL_YEAR.match(text)
    if small:
        return [(int(small[1]), int(small[1]))], Precision.YEAR
    if COMMON.search(text) and not BCE.search(text):
        marked = before_common_era(text)
        if marked:
            return marked, Precision.RANGE
    if BCE.search(text):
        before = centuries(text, before=True) if CENTURY_WORD.search(text) else before_common_era(text)
        if before:
            return before, Precision.RANGE
    if CENTURY_WORD.search(text):
        found = centuries(text)
        if found:
            whole = Precision.CENTURY if len(found) == 1 else Precision.RANGE
            return found + decades(text) + years(text), whole
    found = decades(text)
    if found:
        return found + years(text), Precision.DECADE
    return years(text), Precision.RANGE


def settled(found: list[Span]) -> Span:
    """The hull of all; a stretch that holds a closer one (`Edo period (1615-1868), 18th century`) is left out."""
    closer = [
        outer
        for outer in found
        if not any(inner != outer and outer[0] <= inner[0] and inner[1] <= outer[1] for inner in found)
    ]
    return (min(low for low, _high in closer), max(high for _low, high in closer))


def within_age(text: str) -> Span | None:
    """`Edo period (1603-1867), 19th century`: 1800 to 1867."""
    age = AGE.search(text)
    if not age:
        return None
    limits, closer = spans(age["years"])[0], spans(text[: age.start()] + text[age.end() :])[0]
    if not limits or not closer:
        return None
    (first, last), (low, high) = settled(limits), settled(closer)
    return (max(first, low), min(last, high)) if low <= last and first <= high else None


def before_common_era(text: str) -> list[Span]:
    """`206 BCE-220 CE`, `c. 1200-800 BCE`."""
    found = []
    for match in MARKED.finditer(DYNASTY_NUMBER.sub(" ", text)):
        first, first_mark, last, last_mark = match[1], match[2] or "", match[3], match[4] or ""
        last_before = last_mark.startswith("b")
        first_before = first_mark.startswith("b") or (last_before and not first_mark)
        if not (first_before or last_before or first_mark or last_mark or match[0].startswith("a")):
            continue
        low = 1 - int(first) if first_before else int(first)
        high = low if last is None else 1 - int(last) if last_before else int(last)
        found.append((min(low, high), max(low, high)))
    return found


def centuries(text: str, *, before: bool = False) -> list[Span]:
    found, start = [], 0
    for match in ORDINAL.finditer(text):
        n = int(match[1])
        if 0 < n < 30:
            low, high = century_years(n, before)
            found.append(fraction(low, high, text[start : match.start()]))
        start = match.end()
    return found


def fraction(low: int, high: int, words: str) -> Span:
    """`early`, `mid- to late`, `first half of the`, `third quarter of the`."""
    quarter = QUARTER.search(words)
    if quarter:
        low += QUARTERS[quarter[1]] * 25
        return (low, low + 24)
    found = [part for pattern, part in PARTS if pattern.search(words)] or [WHOLE]
    pieces = [part_of(low, high, part) for part in found]
    return (min(piece[0] for piece in pieces), max(piece[1] for piece in pieces))


def decades(text: str) -> list[Span]:
    found = []
    for match in DECADE.finditer(text):
        if match[4]:
            found.append((int(match[4]) * 100, int(match[4]) * 100 + 99))
            continue
        low = int(match[2] or match[3]) * 10
        words = {"early": EARLY, "mid": MIDDLE, "late": LATE}
        span = (low, low + 99) if match[2] and low % 100 == 0 and low < 1900 and not match[1] else (low, low + 9)
        if span[0] <= LATEST:
            found.append(part_of(*span, words.get(match[1], WHOLE)))
    return found


def years(text: str) -> list[Span]:
    """`1930-1950`, `1923-4`, `1909 or 10`, `618-907`, `[1854?]`; each year alone where no range is written."""
    found = []
    plain = DECADE.sub(" ", text)
    for match in SMALL.finditer(plain):
        found.append((int(match[1]), int(match[2])))
    for match in SHORT.finditer(plain):
        start, end = int(match[1]), int(match[1][: 4 - len(match[2])] + match[2])
        if start <= end <= LATEST:
            found.append((start, end))
    covered = {year for low, high in found for year in (low, high)}
    for match in PAIR.finditer(plain):
        low, high = int(match[1]), int(match[2])
        if low <= high <= LATEST:
            found.append((low, high))
            covered |= {low, high}
    for match in YEAR.finditer(plain):
        year = int(match[0])
        if year <= LATEST and year not in covered:
            found.append((year, year))
    return [span for span in found if span[0] <= span[1]]

"""Dates in Chinese: the atoms that a written date is made of, each with all that it may mean."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cache

from . import sexagenary
from .eras import (
    REPUBLIC,
    Era,
    by_emperor,
    by_name,
    dynasty_names,
    eras_of_dynasty,
    foreign_by_name,
    has_twin,
    shown,
)
from .formatting import format_year
from .numerals import HAN_NUMBER, NUMBER, TENS, UNITS, in_han, number
from .parts import HAN, HAN_PATTERN, LABELS, WHOLE, part_of
from .reading import DateReading, DateWarning, Precision

THIS_CENTURY = 2200
ENDING = (
    r"(?:(?:年间|年号|时期|年)?(?:间|御)?(?:官|私)?"
    r"(?:刊本|刻本|抄本|钞本|印本|刊|刻|印|制|造|作|写|绘|款|重修|修|序|补)*)"
)
MONTH = rf"(?:闰?(?:正|腊|冬|{NUMBER})月(?:(?:初|廿|卅)?{NUMBER}?[日号]?)|[春夏秋冬](?:季|月|日)?)?"


@dataclass(frozen=True, slots=True)
class Atom:
    """One stretch of the text: where it ends, what it may mean, and the eras that a following year counts in."""

    end: int
    readings: tuple[DateReading, ...]
    eras: tuple[Era, ...] = ()


Reader = Callable[[re.Match, "Atom | None"], "tuple[tuple[DateReading, ...], tuple[Era, ...]] | None"]


def alternatives(names: Iterable[str]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))


@cache
def atom_patterns() -> tuple[tuple[re.Pattern, Reader], ...]:
    """The kinds of atoms, in the order they are tried."""
    dynasty = rf"(?:大|皇)?(?P<dynasty>{alternatives(dynasty_names())})(?:王朝|朝代|时代|时期|朝|代)?[ ·・]*"
    era = alternatives({*by_name(), *foreign_by_name()})
    emperors = alternatives({emperor for _dynasty, emperor, _era in by_emperor() if emperor})
    cycle = rf"(?P<cycle>{sexagenary.PATTERN})"
    count = rf"(?P<number>{NUMBER})(?:-\s*(?P<until>{NUMBER}))?"
    before = r"(?P<before>(?:公元|西元|纪元)?前)?(?:公元|西元)?"
    part = rf"(?P<part>{HAN_PATTERN})?"
    kinds = (
        (rf"{before}(?:(?P<low>{NUMBER})(?:-|~|至|到|、|或|/))?第?(?P<number>{NUMBER})世纪"
         rf"(?:(?P<decade>\d0|[一二三四五六七八九]十)年代)?的?{part}", century),
        (rf"(?P<number>\d{{3,4}}|{HAN_NUMBER})年代{part}", decade),
        (rf"(?:公元|西元|纪元)?前(?P<number>{NUMBER})年?(?!世纪)", before_common_era),
        (rf"距今约?(?P<number>{NUMBER}(?P<myriad>万)?)(?:多|余)?年(?:前|左右)?", before_present),
        (rf"(?:{dynasty})?(?P<era>{era})(?:朝|帝)?\s*(?:(?:{count}\s*年?|{cycle}年?)\s*(?:岁次|岁在)?[ ,]*"
         rf"(?:(?P<also>{sexagenary.PATTERN})[年岁]?)?{MONTH}|{part}){ENDING}", era_date),
        (rf"{dynasty}(?P<emperor>{emperors})帝?(?P<reign>后元|中元)?\s*(?P<number>{NUMBER})年{MONTH}", emperor_date),
        (rf"{dynasty}{cycle}(?:年|岁)?{MONTH}{ENDING}", cycle_in_dynasty),
        (rf"(?P<ahead>[早初中晚末])??{dynasty}{part}{ENDING}", dynasty_date),
        (rf"(?P<given>公元|西元|ad)?\s*(?P<number>\d+|{HAN_NUMBER})年(?:(?P<month>{NUMBER})月"
         rf"(?:(?P<day>{NUMBER})[日号])?|{MONTH}){ENDING}", common_year),
        (rf"(?P<given>公元|西元)?\s*(?P<number>\d{{3,4}}){ENDING}(?!\d)", common_year),
        (rf"(?P<number>{NUMBER})年?(?!\d)", counted_on),
        (rf"{cycle}(?:年|岁)?{MONTH}{ENDING}", bare_cycle),
    )  # fmt: skip
    return tuple((re.compile(pattern), reader) for pattern, reader in kinds)


def read_atom(text: str, position: int, previous: Atom | None) -> Atom | None:
    """The atom that begins there, of folded text."""
    for pattern, reader in atom_patterns():
        match = pattern.match(text, position)
        if match and match.end() > position:
            found = reader(match, previous)
            if found:
                readings = tuple(replace(item, text=match[0]) for item in found[0])
                return Atom(match.end(), marked(readings, match[0]), found[1])
    return None


def marked(readings: tuple[DateReading, ...], text: str) -> tuple[DateReading, ...]:
    if not text.endswith("款"):
        return readings
    return tuple(item.warned(DateWarning("mark", text)) for item in readings)


def plain(
    earliest: int, latest: int, precision: Precision, label: str = "", calendar: str = "gregorian", era: str = ""
):
    reading = DateReading("", earliest, latest, precision, calendar=calendar, era=era, label=label)
    return (reading,), ()


def century(match: re.Match, _previous):
    last, first = number(match["number"]), number(match["low"] or match["number"])
    if not last or not first or max(last, first) > 30:
        return None
    low, high = century_years(first, bool(match["before"]))[0], century_years(last, bool(match["before"]))[1]
    if match["decade"]:
        low = low // 100 * 100 + number(match["decade"])
        low, high = part_of(low, low + 9, HAN.get(match["part"], WHOLE))
        return plain(low, high, Precision.DECADE)
    low, high = part_of(low, high, HAN.get(match["part"], WHOLE))
    return plain(low, high, Precision.CENTURY if first == last else Precision.RANGE)


def century_years(n: int, before: bool) -> tuple[int, int]:
    """1800 to 1899 for the 19th, as catalogues and EDTF count; 300 to 201 BCE for the 3rd before the common era."""
    return (1 - n * 100, 100 - n * 100) if before else (max(n * 100 - 100, 1), n * 100 - 1)


def decade(match: re.Match, _previous):
    start = number(match["number"])
    if start is None or not 100 <= start <= THIS_CENTURY or start % 10:
        return None
    return plain(*part_of(start, start + 9, HAN.get(match["part"], WHOLE)), Precision.DECADE)


def before_common_era(match: re.Match, _previous):
    year = number(match["number"])
    return plain(1 - year, 1 - year, Precision.YEAR) if year else None


def before_present(match: re.Match, _previous):
    years = number(match["number"].rstrip("万"))
    if not years:
        return None
    year = 1950 - years * (10_000 if match["myriad"] else 1)
    return tuple(replace(item, circa=True) for item in plain(year, year, Precision.YEAR)[0]), ()


def common_year(match: re.Match, _previous):
    year = number(match["number"])
    written = match["number"]
    positional = len(written) >= 3 and not any(sign in UNITS or sign in TENS for sign in written)
    if year is None or year > THIS_CENTURY or not (match["given"] or positional):
        return None
    groups = match.groupdict()
    month, day = number(groups.get("month") or ""), number(groups.get("day") or "")
    if not month or month > 12 or not (100 <= year <= 9999):
        return plain(year, year, Precision.YEAR)
    found = plain(year, year, Precision.DAY if day else Precision.MONTH)[0][0]
    edtf = f"{year:04}-{month:02}" + (f"-{day:02}" if day and day <= 31 else "")
    label = f"{year}年{month}月" + (f"{day}日" if day else "")
    return (replace(found, edtf=edtf, label=label),), ()


def counted_on(match: re.Match, previous: Atom | None):
    """`七年` after `宣和元年至`: counted in the era before."""
    n = number(match["number"])
    if previous is None or not previous.eras or not n or n > 99:
        return None
    return era_years(previous.eras, n), previous.eras


def bare_cycle(match: re.Match, _previous):
    return cycle_years(match["cycle"], *sexagenary.DEFAULT_RANGE) or None


def cycle_years(name: str, first: int, last: int):
    years = sexagenary.years_of(name, first, last)
    found = (plain(year, year, Precision.YEAR, f"{name}年（{year}年）", "sexagenary")[0][0] for year in years)
    return (tuple(found), ()) if years else None


def cycle_in_dynasty(match: re.Match, _previous):
    first, last = dynasty_years(match["dynasty"])
    return cycle_years(match["cycle"], first, THIS_CENTURY if last is None else last) if first is not None else None


def dynasty_years(name: str) -> tuple[int | None, int | None]:
    """Astronomical first and last year of a dynasty or age; (None, None) for those known by their eras only."""
    entry = dynasty_names()[name]
    if entry.get("only_eras"):
        return (None, None)
    return tuple(year if year is None or year > 0 else year + 1 for year in (entry["from"], entry["to"]))


def dynasty_date(match: re.Match, _previous):
    entry = dynasty_names()[match["dynasty"]]
    first, last = dynasty_years(match["dynasty"])
    if first is None:
        return None
    ahead = HAN.get(match["ahead"] or "", WHOLE)
    part = ahead or HAN.get(match["part"], WHOLE)
    if part and last is None:
        return None
    limits = entry.get("parts")
    low, high = part_of(first, last, part, limits) if part else (first, last)
    name = shown(entry["name"])
    return plain(low, high, Precision.PERIOD, name + LABELS.get(part, "代" if len(name) == 1 else ""), "period", name)


def era_date(match: re.Match, _previous):
    """An era with a year, a cyclical year or a part; of a dynasty when one is written."""
    eras = eras_named(match["era"], match["dynasty"])
    if not eras:
        return None
    if match["number"]:
        found = counted_years(eras, match)
    elif match["cycle"]:
        found = era_cycle(eras, match["cycle"])
    else:
        found = tuple(era_part(era, HAN.get(match["part"], WHOLE)) for era in eras)
    return (found, eras) if found else None


def counted_years(eras: tuple[Era, ...], match: re.Match) -> tuple[DateReading, ...]:
    first = era_years(eras, number(match["number"]), match["also"])
    if not match["until"]:
        return first
    pairs = zip(first, era_years(eras, number(match["until"])), strict=False)
    return tuple(replace(low, latest=high.latest, precision=Precision.RANGE, label="") for low, high in pairs)


def era_cycle(eras: tuple[Era, ...], cycle: str) -> tuple[DateReading, ...]:
    return tuple(
        plain(year, year, Precision.YEAR, f"{era.label}{cycle}年（{year}年）", "reign", era.label)[0][0]
        for era in eras
        for year in sexagenary.years_of(cycle, era.start, era.end or THIS_CENTURY)
    )


def era_part(era: Era, part: str) -> DateReading:
    low, high = part_of(era.start, era.end or THIS_CENTURY, part)
    ending = LABELS[part] if part else "" if era.name == REPUBLIC else "年间"
    beside = f"（{format_year(low)}—{format_year(high)}）" if has_twin(era) else ""
    return plain(low, high, Precision.ERA, era.label + ending + beside, "reign", era.label)[0][0]


def eras_named(name: str, dynasty: str | None) -> tuple[Era, ...]:
    """The eras of that name, those of the neighbours last: they count where no Chinese one is left."""
    found = by_name().get(name, ())
    if dynasty:
        wanted = eras_of_dynasty(dynasty)
        return tuple(era for era in found if era.dynasties & wanted)
    return found + foreign_by_name().get(name, ())


def era_years(eras: tuple[Era, ...], n: int | None, cycle: str | None = None) -> tuple[DateReading, ...]:
    """Year n in each of the eras that has one; where none has, in all of them with a warning."""
    if not n:
        return ()
    long_enough = [era for era in eras if era.last is None or n <= era.last]
    found = []
    for era in long_enough or eras:
        year = era.base + n
        calendar = "foreign" if era.foreign else "reign"
        label = f"{era.label}{in_han(n)}年" + (f"（{format_year(year)}）" if has_twin(era) else "")
        reading = plain(year, year, Precision.YEAR, label, calendar, era.label)[0][0]
        if not long_enough:
            reading = reading.warned(DateWarning("no_such_year", label, str(era.last)))
        if cycle and sexagenary.name_of(year) != cycle:
            reading = reading.warned(DateWarning("reign_year_disagrees", cycle, sexagenary.name_of(year)))
        found.append(reading)
    agreeing = [reading for reading in found if not reading.warnings]
    return tuple(agreeing if cycle and agreeing else found)


def emperor_date(match: re.Match, _previous):
    """`汉高祖五年`, `汉文帝后元三年`: reigns without an era name, or with one that only tells a second count."""
    n, reign = number(match["number"]), match["reign"] or ""
    if not n:
        return None
    found = []
    for dynasty in sorted(eras_of_dynasty(match["dynasty"])):
        rows = by_emperor().get((dynasty, match["emperor"], reign), ())
        fitting = [row for row in rows if row.first <= n <= row.last]
        bases = dict.fromkeys(row.base for row in fitting or rows[:1])
        ruler = f"{shown(dynasty)}{match['emperor']}{reign}"
        for year in (base + n for base in bases):
            beside = f"（{format_year(year)}）" if len(bases) > 1 else ""
            label = f"{ruler}{in_han(n)}年{beside}"
            found.append(plain(year, year, Precision.YEAR, label, "reign", ruler)[0][0])
    return (tuple(found), ()) if found else None

"""The parser: what people write as a date, and all that it may mean."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from . import western
from .edtf_text import read_edtf, write_edtf
from .formatting import format_range
from .numerals import folded
from .reading import DateReading, Precision
from .romanised import in_chinese
from .scanning import MOST, Scan

HAN = re.compile(r"[一-鿿〇]")
EDTF_ONLY = re.compile(r"[X%]|\d~|^\d{4}\??/|\.\.|^\[\d{4}[,.]|^Y-?\d|^\d{4}-(?:0[1-9]|1[0-2])$")
LONGEST = 300
Years = tuple[int | None, int | None]


def parse(text: str | float | None, *, period: str | Years | None = None) -> tuple[DateReading, ...]:
    """Every meaning of a written date: none when it is not understood, one when it is plain, several as candidates.

    `period` is a dynasty, era or range of years (as text, or as two astronomical years) that the date is known to lie
    in; it chooses among the candidates: `parse("丙子", period="清康熙")` is 1696 alone. Never raises.
    """
    readings = _parse(_text(text))
    if len(readings) < 2 or period is None:
        return readings
    limits = [item.years for item in _parse(_text(period))] if isinstance(period, str) else [period]
    return tuple(item for item in readings if any(item.overlaps(limit) for limit in limits)) or readings


def read_date(text: str | float | None, *, period: str | Years | None = None) -> DateReading | None:
    """The one meaning of a written date; None when there is none or more than one."""
    readings = parse(text, period=period)
    return readings[0] if len(readings) == 1 else None


def parse_years(text: str | float | None) -> tuple[int, int] | None:
    """The earliest and the latest year of the one meaning; of a date open to one side, the year that is written."""
    reading = read_date(text)
    if reading is None:
        return None
    first = reading.latest if reading.earliest is None else reading.earliest
    last = reading.earliest if reading.latest is None else reading.latest
    return (first, last)


def first_year(text: str | float | None) -> int | None:
    found = parse_years(text)
    return found[0] if found else None


def last_year(text: str | float | None) -> int | None:
    found = parse_years(text)
    return found[1] if found else None


def _text(value: str | float | None) -> str:
    if isinstance(value, float):
        value = int(value) if value.is_integer() else ""
    if isinstance(value, int):
        return f"公元前{1 - value}年" if value <= 0 else f"公元{value}年"
    return (value or "").strip()[:LONGEST]


@lru_cache(maxsize=65_536)
def _parse(text: str) -> tuple[DateReading, ...]:
    if not text:
        return ()
    if EDTF_ONLY.search(text):
        machine = read_edtf(text)
        if machine:
            return (_finished(machine, text, choice=False),)
    plain = folded(text)
    found = _understood(plain)
    choice = bool(re.search(r"或|\bor\b(?! (?:later|earlier|after|before))", plain))
    readings = dict.fromkeys(_finished(item, text, choice=choice) for item in found)
    return tuple(readings)[:MOST]


def _understood(plain: str) -> tuple[DateReading, ...]:
    if plain.isascii() and plain.isdigit() and len(plain) == 4:
        year = int(plain)
        return (DateReading("", year, year),) if year <= western.LATEST else ()
    chinese = in_chinese(plain)
    if HAN.search(chinese):
        found = Scan(chinese, _western).run()
        if found:
            return found
    return _western(plain)


def _western(plain: str) -> tuple[DateReading, ...]:
    reading = western.read(plain)
    return (reading,) if reading else ()


def _finished(reading: DateReading, text: str, *, choice: bool) -> DateReading:
    """With its EDTF and label, and the text as it was written."""
    low, high = reading.earliest, reading.latest
    choice = choice and low is not None and high is not None and high - low == 1 and not reading.circa
    flags = {"circa": reading.circa, "uncertain": reading.uncertain}
    edtf = reading.edtf
    if not edtf:
        edtf = write_edtf(low, high, **flags, choice=choice)
    elif reading.precision in (Precision.DAY, Precision.MONTH) and edtf[-1].isdigit():
        edtf += "%" if all(flags.values()) else "~" if reading.circa else "?" if reading.uncertain else ""
    label = reading.label or format_range(low, high, **flags, choice=choice)
    return replace(reading, text=text, edtf=edtf, label=label)

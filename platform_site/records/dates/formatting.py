"""A reading in canonical writing, which reads back to the same years."""

from __future__ import annotations

from .edtf_text import read_edtf
from .eras import Era, eras_in
from .numerals import in_han
from .reading import DateReading, Precision

DASH = "—"


def format_year(year: int) -> str:
    """`1765年`, `公元25年`, `公元前2505年` for an astronomical year."""
    if year <= 0:
        return f"公元前{1 - year}年"
    return f"{year}年" if year >= 1000 else f"公元{year}年"


def format_range(
    earliest: int | None, latest: int | None, *, circa: bool = False, uncertain: bool = False, choice: bool = False
) -> str:
    """Astronomical years in Chinese: `1930年—1950年`, `19世纪`, `约1930年代`, `1850年以前`; empty if both are open."""
    text = _range(earliest, latest, choice)
    return f"{'约' if circa else ''}{text}{'？' if uncertain else ''}" if text else ""


def _range(earliest: int | None, latest: int | None, choice: bool) -> str:
    if earliest is None or latest is None:
        known = latest if earliest is None else earliest
        if known is None:
            return ""
        return format_year(known) + ("以前" if earliest is None else "以后")
    if earliest == latest:
        return format_year(earliest)
    if 100 <= earliest <= 2100 and earliest % 100 == 0 and latest == earliest + 99:
        return f"{earliest // 100 + 1}世纪"
    if 1000 <= earliest <= 2200 and earliest % 10 == 0 and latest == earliest + 9:
        return f"{earliest}年代"
    return f"{format_year(earliest)}{'或' if choice else DASH}{format_year(latest)}"


def format_reading(reading: DateReading) -> str:
    """What the reading says, canonically: the era where one was written, else the years."""
    if reading.label and not (reading.circa or reading.uncertain):
        return reading.label
    choice = reading.edtf.startswith("[")
    return format_range(
        reading.earliest, reading.latest, circa=reading.circa, uncertain=reading.uncertain, choice=choice
    )


def format_edtf(text: str) -> str:
    """An EDTF string in Chinese; days and months are kept. The string itself where it is none."""
    reading = read_edtf(text)
    if reading is None:
        return text
    if reading.precision in (Precision.DAY, Precision.MONTH) and reading.earliest and reading.earliest > 0:
        parts = text.strip("~?%").split("-")
        return f"{int(parts[0])}年{int(parts[1])}月" + (f"{int(parts[2])}日" if len(parts) > 2 else "")
    return format_range(reading.earliest, reading.latest, circa=reading.circa, uncertain=reading.uncertain)


def format_era_year(era: Era, year: int) -> str:
    """`清乾隆三十年` for an astronomical year of an era."""
    return f"{era.label}{in_han(year - era.base)}年"


def reign_years(year: int) -> tuple[str, ...]:
    """How Chinese eras call an astronomical year: `reign_years(1765) == ('清乾隆三十年',)`."""
    return tuple(format_era_year(era, year) for era in eras_in(year))

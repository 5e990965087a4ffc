"""The date fields of a record from what is written: only what is empty is filled, what disagrees is told."""

from __future__ import annotations

from collections.abc import MutableMapping
from typing import Any

from .edtf_text import write_edtf
from .parsing import Years, parse
from .reading import DateReading, DateWarning

SLACK_OF_CIRCA = 10
EDTF_LENGTH = 128


def fill_dates(values: MutableMapping[str, Any], *, period: str | Years | None = None) -> list[DateWarning]:
    """Fills `year_from`, `year_to` and `date_edtf` of a record's values from its `date_text`, in place.

    Years that are there stay, whatever the text says; a text with several meanings fills nothing. Returns what a
    cataloguer should look at.
    """
    text = str(values.get("date_text") or "")
    readings = parse(text, period=period) if text else ()
    first, last = values.get("year_from"), values.get("year_to")
    warnings: list[DateWarning] = []
    if len(readings) == 1:
        warnings += readings[0].warnings
    if first is None and last is None:
        if len(readings) == 1:
            first, last = values["year_from"], values["year_to"] = readings[0].years
        elif readings:
            warnings.append(DateWarning("ambiguous", text, "、".join(reading.label for reading in readings)))
    elif readings and not any(agrees(reading, (first, last)) for reading in readings):
        warnings.append(disagreement(readings, (first, last)))
    if not values.get("date_edtf"):
        edtf = edtf_of(readings, (first, last))
        if edtf:
            values["date_edtf"] = edtf
    return warnings


def agrees(reading: DateReading, years: Years) -> bool:
    """Whether years given beside the text can mean the same: a lunar year reaches into the next, circa is ten years."""
    slack = SLACK_OF_CIRCA if reading.circa else 0
    first = None if years[0] is None else years[0] - slack - (reading.calendar in ("reign", "sexagenary"))
    last = None if years[1] is None else years[1] + slack
    if first is not None and last is None:
        last = years[0] + slack
    return reading.overlaps((first, last))


def disagreement(readings: tuple[DateReading, ...], years: Years) -> DateWarning:
    known = [str(year) for year in dict.fromkeys(years) if year is not None]
    expected = "、".join(f"{reading.text}：{span(reading)}" for reading in readings[:3])
    return DateWarning("years_disagree", "–".join(known), expected)


def span(reading: DateReading) -> str:
    ends = ["…" if year is None else str(year) for year in reading.years]
    return "–".join(dict.fromkeys(ends))


def edtf_of(readings: tuple[DateReading, ...], years: Years) -> str:
    """That of the text where the years do not contradict it, else that of the years."""
    if len(readings) == 1 and (years == (None, None) or agrees(readings[0], years)):
        return readings[0].edtf if len(readings[0].edtf) <= EDTF_LENGTH else ""
    if years == (None, None):
        return ""
    first, last = years
    return write_edtf(last if first is None else first, first if last is None else last)

"""All rows of the era data, read both ways."""

import csv
from functools import cache

import pytest

from platform_site.records.dates import format_reading, parse, reign_years
from platform_site.records.dates.eras import by_name, eras_in, rows, shown
from platform_site.records.dates.numerals import folded, in_han
from platform_site.records.dates.sexagenary import name_of, years_of
from tests.data import data_file


@cache
def source():
    with open(data_file("reference/dila_chinese_eras.csv"), encoding="utf-8") as lines:
        return {int(row["era_id"]): row for row in csv.DictReader(lines)}


def written(row, n: int) -> str:
    """As a book has it: dynasty, era (or ruler where the reign has no name) and year, in the data's own characters."""
    emperor = "" if row.name and row.name not in ("後元", "中元") else row.emperor.partition("（")[0]
    return f"{row.dynasty}{emperor}{row.name}{in_han(n)}年"


def test_every_row_of_the_source_is_there():
    assert {row.id for row in rows()} == set(source())
    assert len(rows()) == 925


def test_every_row_is_read_and_written_back():
    failed = []
    for row in rows():
        for n in {row.first, row.last}:
            readings = [item for item in parse(written(row, n)) if item.earliest == row.base + n]
            if len(readings) != 1 or [item.years for item in parse(format_reading(readings[0]))] != [readings[0].years]:
                failed.append((written(row, n), row.base + n))
    assert failed == []


def test_every_year_lies_in_the_days_of_its_row():
    """The count of a lunar year may begin one year before the first day of the row: a ruler enthroned in January."""
    for row in rows():
        days = source()[row.id]
        first, last = int(days["first_year_astronomical"]), int(days["last_year_astronomical"])
        assert first - 1 <= row.base + row.first
        assert row.base + row.last <= last


def test_every_named_era_is_found_from_its_years():
    failed = []
    for row in rows():
        if row.name in ("", "後元", "中元") or row.dynasty == "民國":
            continue
        for n in {row.first, row.last}:
            if not any(
                folded(row.dynasty) in era.dynasties and era.name == folded(row.name) for era in eras_in(row.base + n)
            ):
                failed.append(written(row, n))
    assert failed == []


@pytest.mark.parametrize(
    "row", [row for row in rows() if row.name and row.dynasty in ("明", "清")], ids=lambda row: f"{row.id}"
)
def test_simplified_and_traditional_are_one(row):
    text = f"{row.dynasty}{row.name}{row.first}年"
    assert [item.years for item in parse(text)] == [item.years for item in parse(shown(text))]


def test_the_years_of_a_reign_are_named():
    assert reign_years(1765) == ("清乾隆三十年",)
    assert "北宋宣和元年" in reign_years(1119)


def test_handbook_years_of_the_great_eras():
    years = {era.label: (era.start, era.end) for group in by_name().values() for era in group}
    assert years["明洪武"] == (1368, 1398)
    assert years["明万历"] == (1573, 1620)
    assert years["清康熙"] == (1662, 1722)
    assert years["清乾隆"] == (1736, 1795)
    assert years["唐贞观"] == (627, 649)
    assert years["北宋太平兴国"] == (976, 984)


def test_the_cycle_of_sixty():
    assert name_of(1696) == "丙子"
    assert years_of("甲子", 1, 130) == [4, 64, 124]
    assert years_of("甲丑", 1, 2000) == []

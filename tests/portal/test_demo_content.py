"""The demo city's files agree with each other, with the authorities and with the drawings."""

import json
from collections.abc import Iterator

import pytest

from platform_site.portal.drawings import KINDS
from platform_site.portal.seeding import files
from platform_site.venues.config import venues
from platform_site.vocabulary.domain.loading import DATA
from platform_site.vocabulary.rights import Rights

PERIODS = {row["label"]: row for row in json.loads((DATA / "periods.json").read_text(encoding="utf-8"))}
FOLDERS = [None, *venues()]
RECORDS = {venue.slug: files.records(venue) for venue in venues()}


def every(value, key: str) -> Iterator:
    """All values of that key, however deep."""
    if isinstance(value, dict):
        if key in value:
            yield value[key]
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from every(item, key)


def institutions() -> list[dict]:
    return [row for venue in FOLDERS for row in files.read(venue, "institutions.json", [])]


def test_no_two_editions_have_one_isbn():
    found = [number for number in every(RECORDS["library"], "isbn") if number]
    assert sorted(found) == sorted(set(found))


def test_institution_codes_are_unique_and_parents_come_first():
    known = set()
    for row in institutions():
        assert row["code"] not in known
        assert row.get("parent", "") in known | {""}
        known.add(row["code"])


@pytest.mark.parametrize("slug", RECORDS)
def test_records_are_whole(slug):
    codes = {row["code"] for row in institutions()}
    for record in RECORDS[slug]:
        assert record["institution"] in codes, record["identifier"]
        assert 40 <= len(record["description"]) <= 160, record["identifier"]
        assert record["rights"] in Rights.values, record["identifier"]
        assert "示例" in record["credit_line"], record["identifier"]


@pytest.mark.parametrize("slug", RECORDS)
def test_years_touch_the_stated_period(slug):
    for record in RECORDS[slug]:
        if record["period"]:
            period = PERIODS[record["period"]]
            if record["year_from"] is not None:
                assert record["year_from"] <= record["year_to"], record["identifier"]
                assert record["year_to"] >= period["start_year"], record["identifier"]
                assert period["end_year"] is None or record["year_from"] <= period["end_year"], record["identifier"]


def test_no_identifier_and_no_description_occurs_twice():
    records = [record for rows in RECORDS.values() for record in rows]
    for field in ("identifier", "description"):
        values = [record[field] for record in records]
        assert len(values) == len(set(values))


@pytest.mark.parametrize("venue", venues(), ids=lambda venue: venue.slug)
def test_pages_name_records_and_institutions_that_exist(venue):
    pages = files.read(venue, "pages.json", {})
    known = {record["identifier"] for record in RECORDS[venue.slug]}
    assert {identifier for group in every(pages, "records") for identifier in group} <= known
    assert set(every(pages, "institution")) <= {row["code"] for row in institutions()}


@pytest.mark.parametrize("venue", FOLDERS, ids=lambda venue: venue.slug if venue else "portal")
def test_drawings_can_be_drawn(venue):
    content = [files.read(venue, "pages.json", {}), RECORDS[venue.slug] if venue else []]
    for drawing in every(content, "drawing"):
        options = KINDS[drawing["kind"]].options
        for name, value in drawing.items():
            if name not in ("kind", "seed"):
                assert not options[name] or value in options[name], drawing

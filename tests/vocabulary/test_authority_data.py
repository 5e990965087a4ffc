"""The authorities that every installation starts with are data, and data can be wrong."""

import json
from collections import Counter

import pytest

from platform_site.vocabulary.domain.loading import AUTHORITIES, DATA


def rows(file: str) -> list[dict]:
    return json.loads((DATA / file).read_text(encoding="utf-8"))


@pytest.mark.parametrize("file", [file for file, *_models in AUTHORITIES])
def test_codes_are_unique_and_parents_stand_before_their_children(file):
    known = set()
    for row in rows(file):
        assert row["code"] not in known
        assert row.get("parent", "") in known | {""}
        known.add(row["code"])


@pytest.mark.parametrize("file", [file for file, *_models in AUTHORITIES])
def test_no_name_of_one_character_and_none_twice(file):
    """A name of one character would expand half of all queries."""
    for row in rows(file):
        names = [name["name"] for name in row.get("names", [])]
        assert len(names) == len(set(names)), row["label"]
        if file != "periods.json":
            assert all(len(name) > 1 for name in names), row["label"]


def test_periods_have_one_label_each_and_touch_their_parents():
    periods = {row["code"]: row for row in rows("periods.json")}
    assert Counter(row["label"] for row in periods.values()).most_common(1)[0][1] == 1
    for row in periods.values():
        if row["start_year"] is not None:
            assert row["end_year"] is None or row["start_year"] <= row["end_year"], row["label"]
        if row.get("parent"):
            parent = periods[row["parent"]]
            assert row["start_year"] <= parent["end_year"], row["label"]
            assert row["end_year"] >= parent["start_year"], row["label"]


@pytest.mark.parametrize(
    ("reign", "year", "gregorian"),
    [("明洪武", 22, 1389), ("清光绪", 30, 1904), ("清康熙", 35, 1696), ("清乾隆", 21, 1756)],
)
def test_a_reign_year_is_the_year_it_was(reign, year, gregorian):
    start = next(row["start_year"] for row in rows("periods.json") if row["label"] == reign)
    assert start + year - 1 == gregorian

"""Every registered profile and every mapping file of a venue, whichever venue brings it."""

import json

import pytest

from platform_site.exchange.mapping.mapping import known_mappings
from platform_site.exchange.profiles import all_profiles
from platform_site.records.models import CollectionRecord
from platform_site.venues.config import venue_of

PROFILES = all_profiles()
MAPPINGS = [(profile, mapping) for profile in PROFILES for mapping in known_mappings(profile)]
FOREIGN = [pair for pair in MAPPINGS if pair[1].content.get("holdings") != "own"]


def name_of(value):
    return getattr(value, "key", None) or getattr(value, "name", None)


@pytest.mark.parametrize("profile", PROFILES, ids=name_of)
def test_a_profile_is_its_venues_own(profile):
    assert profile.key.startswith(f"{venue_of(profile.model).slug}.")
    assert issubclass(profile.model, CollectionRecord)
    assert known_mappings(profile)


@pytest.mark.parametrize(("profile", "mapping"), MAPPINGS, ids=name_of)
def test_a_mapping_names_itself_and_what_it_maps(profile, mapping):
    path = profile.folder / f"{mapping.name}.json"
    assert json.loads(path.read_text(encoding="utf-8"))["profile"] == profile.key
    assert mapping.label


@pytest.mark.parametrize(("profile", "mapping"), FOREIGN, ids=name_of)
def test_what_others_hold_never_looks_like_the_citys_own(profile, mapping):
    fields = mapping.content["fields"]
    assert {"holder", "credit_line", "rights", "source_url"} <= fields.keys()


def test_a_mapping_that_names_no_field_of_the_model_is_refused(refused, tmp_path):
    mapping, rows = tmp_path / "m.json", tmp_path / "rows.csv"
    mapping.write_text(json.dumps({"fields": {"identifier": "a", "title": "b", "colour": "b"}}), encoding="utf-8")
    rows.write_text("a,b\n1,x\n", encoding="utf-8")
    assert "colour" in refused("museum.table", rows, mapping=mapping)


@pytest.mark.parametrize("content", ["", "[]", '{"fields": {"title": {"then": []}}}', '{"fields": {"title": 3}}'])
def test_what_is_no_mapping_is_refused(refused, tmp_path, content):
    mapping, rows = tmp_path / "m.json", tmp_path / "rows.csv"
    mapping.write_text(content, encoding="utf-8")
    rows.write_text("a,b\n1,x\n", encoding="utf-8")
    assert "m.json" in refused("museum.table", rows, mapping=mapping)

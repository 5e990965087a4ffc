"""Authority files: dry by default, counted, refused row by row, curated values left alone, taken away again."""

import csv
import gzip
import json

import pytest
from django.core.management import CommandError, call_command

from platform_site.exchange.authorities import registry
from platform_site.exchange.authorities.drafts import authority_profiles
from platform_site.exchange.authorities.loading import load, undo_load
from platform_site.exchange.authorities.people import forward
from platform_site.exchange.errors import FileRefused
from platform_site.vocabulary.domain.merging import merge
from platform_site.vocabulary.models import Agent, AgentName, AgentPlace, AuthoritySource, Concept, Period, Place
from tests.data import data_file
from tests.factories.records import ObjectFactory
from tests.factories.vocabulary import AgentFactory

pytestmark = pytest.mark.django_db
COLUMNS = ["id", "name", "gender", "dates", "yearOfBirth", "yearOfDeath", "placeOfBirth", "placeOfDeath", "url"]


@pytest.fixture
def tate_file(tmp_path):
    """A function that writes rows in the form of Tate's file."""

    def write(*rows):
        path = tmp_path / "artists.csv"
        with path.open("w", encoding="utf-8-sig", newline="") as out:
            writer = csv.DictWriter(out, COLUMNS)
            writer.writeheader()
            writer.writerows(rows)
        return path

    return write


def row(identifier="1", name="Example, Anna", **more):
    return {"id": identifier, "name": name, "gender": "Female", "yearOfBirth": "1900", **more}


def run(path, apply=True, profile="authority.tate", companion=None):
    counts = load(profile_key=profile, path=path, apply=apply, companion=companion)
    return {name: counts[name] for name in ("read", "new", "changed", "unchanged", "refused", "kept")}


def counts(read=0, new=0, changed=0, unchanged=0, refused=0, kept=0):
    return {"read": read, "new": new, "changed": changed, "unchanged": unchanged, "refused": refused, "kept": kept}


def test_a_dry_run_changes_nothing(tate_file):
    before = Agent.objects.count()
    assert run(tate_file(row()), apply=False) == counts(1, new=1)
    assert (Agent.objects.count(), AuthoritySource.objects.count()) == (before, 0)


def test_the_second_run_changes_nothing(tate_file):
    path = tate_file(row(placeOfBirth="Polska"), row("2", "Group of Two", gender=""))
    assert run(path) == counts(2, new=2)
    assert run(path) == counts(2, unchanged=2)
    anna, group = Agent.objects.get(code="tate-1"), Agent.objects.get(code="tate-2")
    assert (anna.label, anna.kind, anna.birth_year) == ("Anna Example", "person", 1900)
    assert list(anna.names.values_list("name", flat=True)) == ["Example, Anna"]
    assert list(anna.agent_places.values_list("role", "name")) == [("birth", "Polska")]
    assert group.kind == "corporate"
    assert "exampleanna" in set(anna.keys.values_list("key", flat=True))


def test_a_bad_row_is_reported_and_the_rest_goes_on(tate_file):
    path = tate_file(
        row("1", name=""),
        row("2", yearOfBirth="long ago"),
        row("3", yearOfBirth="1900", yearOfDeath="1800"),
        row("4"),
        row("4"),
    )
    seen = []
    load(profile_key="authority.tate", path=path, watch=lambda plans, work: seen.extend(plans))
    reasons = {plan.number: (plan.problems[0].field, plan.problems[0].value) for plan in seen if plan.kind == "refused"}
    assert reasons == {
        1: ("name", ""),
        2: ("yearOfBirth", "long ago"),
        3: ("yearOfBirth", "1900–1800"),
        5: ("identifier", "4"),
    }
    assert run(path) == counts(5, new=1, refused=4)


def test_what_a_curator_changed_is_not_overwritten(tate_file):
    run(tate_file(row(yearOfBirth="1900", yearOfDeath="1950")))
    Agent.objects.filter(code="tate-1").update(birth_year=1901)
    assert run(tate_file(row(yearOfBirth="1902", yearOfDeath="1960"))) == counts(1, changed=1, kept=1)
    agent = Agent.objects.get(code="tate-1")
    assert (agent.birth_year, agent.death_year) == (1901, 1960)
    assert run(tate_file(row(yearOfBirth="1902", yearOfDeath="1960"))) == counts(1, unchanged=1)


def test_what_was_merged_does_not_come_back(tate_file):
    run(tate_file(row()))
    kept = AgentFactory(label="安娜")
    merge(kept=kept, others=[Agent.objects.get(code="tate-1")])
    assert run(tate_file(row(yearOfDeath="1970"))) == counts(1, changed=1)
    assert not Agent.objects.filter(code="tate-1").exists()
    kept.refresh_from_db()
    assert (kept.label, kept.death_year) == ("安娜", 1970)


def test_a_load_is_taken_away_where_nobody_has_used_it_since(tate_file):
    job = load(profile_key="authority.tate", path=tate_file(row("1"), row("2"), row("3")), apply=True)["job"]
    record = ObjectFactory(contributions=["Example, Anna"])
    record.contributions.update(agent=Agent.objects.get(code="tate-1"))
    Agent.objects.filter(code="tate-2").update(death_year=1999)
    done = undo_load(job)
    assert (done["removed"], done["left"]) == (1, 2)
    assert set(Agent.objects.filter(code__startswith="tate-").values_list("code", flat=True)) == {"tate-1", "tate-2"}
    with pytest.raises(FileRefused, match="没有编号"):
        undo_load(done["job"])


@pytest.mark.parametrize(
    ("profile", "content", "said"),
    [
        ("authority.tate", b"", "空的"),
        ("authority.nobody", b"a,b\n1,2\n", "authority.tate"),
        ("authority.dynasties", b"[1]", "朝代表"),
        ("authority.dila_districts", b"<TEI xmlns='http://www.tei-c.org/ns/1.0'><place", "XML"),
    ],
)
def test_a_file_of_no_use_is_refused_in_one_sentence(tmp_path, profile, content, said):
    path = tmp_path / "file"
    path.write_bytes(content)
    with pytest.raises(FileRefused, match=said):
        load(profile_key=profile, path=path, apply=True)


def test_the_command_ends_with_counts(tate_file, capsys):
    call_command("load_authorities", "authority.tate", str(tate_file(row())), "--apply", "--json")
    printed = json.loads(capsys.readouterr().out)
    assert (printed["read"], printed["new"]) == (1, 1)
    call_command("load_authorities", "--undo", str(printed["job"]))
    assert "删除 1" in capsys.readouterr().out
    with pytest.raises(CommandError, match="没有名为"):
        call_command("load_authorities", "authority.none", "x")


@pytest.mark.parametrize(
    ("written", "spoken"), [("Baldung, Hans", "Hans Baldung"), ("Art & Language", "Art & Language")]
)
def test_a_turned_name(written, spoken):
    assert forward(written) == spoken


def test_every_profile_is_known():
    assert registry.MODULES
    assert authority_profiles() == [
        "authority.clc",
        "authority.dila_districts",
        "authority.dila_eras",
        "authority.dynasties",
        "authority.ich",
        "authority.nga",
        "authority.tate",
    ]


def first_lines(source, target, lines):
    with gzip.open(source, "rt", encoding="utf-8-sig") as rows, target.open("w", encoding="utf-8") as out:
        for _number, line in zip(range(lines), rows, strict=False):
            out.write(line)
    return target


def test_constituents_of_the_national_gallery_with_their_other_names(tmp_path):
    people = first_lines(data_file("art_gallery/nga_constituents.csv.gz"), tmp_path / "people.csv", 1501)
    names = data_file("art_gallery/nga_constituents_altnames.csv.gz")
    assert run(people, profile="authority.nga", companion=names) == counts(1500, new=1500)
    assert run(people, profile="authority.nga", companion=names) == counts(1500, unchanged=1500)
    baldung = Agent.objects.get(code="nga-11")
    assert baldung.label == "Hans Baldung"
    assert "Baldung, Hans" in set(baldung.names.values_list("name", flat=True))
    gallery = Agent.objects.get(code="nga-12")
    assert gallery.kind == "corporate"
    assert dict(gallery.identifiers.values_list("scheme", "value")) == {
        "nga": "12",
        "ulan": "500115983",
        "wikidata": "Q214867",
    }
    assert AgentName.objects.filter(agent__code__startswith="nga-").count() > 1400


def test_eras_keep_their_dynasty_and_never_share_a_label():
    path = data_file("reference/dila_chinese_eras.csv")
    assert run(path, profile="authority.dila_eras")["refused"] == 1
    assert run(path, profile="authority.dila_eras")["changed"] == 0
    labels = list(Period.objects.values_list("label", flat=True))
    assert len(labels) == len(set(labels))
    assert set(Period.objects.filter(label__endswith="永乐").values_list("label", "start_year")) == {
        ("前凉永乐", 346),
        ("明永乐", 1403),
    }
    assert not Period.objects.filter(names__name="貞觀").exists()
    assert Period.objects.get(label="清乾隆").parent.label == "清"


@pytest.mark.parametrize(
    ("profile", "path", "expected"),
    [
        ("authority.clc", "reference/clc_top_classes.csv", 22),
        ("authority.ich", "reference/ich_categories.csv", 10),
        ("authority.dynasties", "reference/dynasties_zh.json", 33),
    ],
)
def test_lists_meet_what_is_here_and_double_nothing(profile, path, expected):
    before = Concept.objects.count()
    first = run(data_file(path), profile=profile)
    assert (first["read"], first["refused"]) == (expected, 0)
    assert Concept.objects.count() == before
    again = run(data_file(path), profile=profile)
    assert (again["unchanged"], again["new"]) == (expected, 0)


def test_artists_of_tate():
    path = data_file("art_gallery/tate_artist_data.csv")
    assert run(path, profile="authority.tate") == counts(3532, new=3532)
    assert AgentPlace.objects.filter(agent__code="tate-10093").get().name == "Polska"
    assert Place.objects.filter(label="Polska").count() == 0

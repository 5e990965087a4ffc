"""Where each field of a record comes from, and what taking imports back in any order leaves."""

import pytest
from django.urls import reverse

from museum.models import Object
from platform_site.exchange.domain import reviewing
from platform_site.exchange.domain.provenance import field_sources
from platform_site.exchange.domain.undoing import undo
from platform_site.exchange.models import Change, Decision
from platform_site.records.models import Ark
from tests.factories.accounts import curator
from tests.factories.records import ObjectFactory

from .runs import applied, staged, state_of, write_rows

pytestmark = pytest.mark.django_db
FIRST = [
    {"no": "1", "name": "山水", "medium": "絹本", "maker": "王原祁"},
    {"no": "2", "name": "花鳥", "medium": "紙本"},
]


def brought(tmp_path, name, rows):
    run = staged(write_rows(tmp_path / name, rows))
    reviewing.decide_rows(run.rows.all(), Decision.ACCEPTED)
    return applied(run)


@pytest.fixture
def first(tmp_path):
    return brought(tmp_path, "first.csv", FIRST)


def test_each_field_knows_its_file_or_its_person(first, tmp_path, client):
    second = brought(tmp_path, "second.csv", [{**FIRST[0], "medium": "紙本"}, FIRST[1]])
    person = curator("museum")
    record = Object.objects.get(identifier="1")
    record.title = "秋山"
    record.save_revision(user=person).publish()
    sources = field_sources(Object.objects.get(identifier="1"))
    assert (sources["medium"].file, sources["medium"].job) == ("second.csv", second.pk)
    assert (sources["contributions"].file, sources["contributions"].job) == ("first.csv", first.pk)
    assert (sources["title"].job, sources["title"].who) == (None, person.username)
    assert "description" not in sources
    client.force_login(person)
    edit = reverse(Object.snippet_viewset.get_url_name("edit"), args=[record.pk])
    form = client.get(edit).content.decode()
    assert "?sources=1" in form
    assert form.index("second.csv") < form.index("first.csv")
    assert "second.csv" in client.get(edit, {"sources": "1"}).content.decode()


def test_a_record_that_no_import_touched_says_nothing():
    assert field_sources(ObjectFactory()) == {}


def test_taking_back_restores_exactly_what_was_there(first, tmp_path):
    before = state_of(Object)
    changed = [
        {**FIRST[0], "name": "山水圖", "maker": "王翬"},
        {**FIRST[1], "tags": "花卉；翎毛"},
        {"no": "3", "name": "新"},
    ]
    run = brought(tmp_path, "second.csv", changed)
    assert state_of(Object) != before
    assert undo(run.pk)["left"] == 0
    after = state_of(Object)
    assert {**after, "arks": []} == {**before, "arks": []}
    assert Ark.objects.filter(gone_at__isnull=False).count() == 1
    assert undo(first.pk) | {"job": None} == {"job": None, "removed": 2, "restored": 0, "left": 0}


def test_an_older_import_waits_for_the_newer_one(first, tmp_path):
    second = brought(tmp_path, "second.csv", [{**FIRST[0], "name": "山水圖"}, FIRST[1]])
    third = brought(tmp_path, "third.csv", [{**FIRST[0], "name": "山水大圖"}, FIRST[1]])
    assert undo(second.pk)["left"] == 1
    assert Object.objects.get(identifier="1").title == "山水大圖"
    assert Change.objects.get(job=second.pk).conflict == "newer"
    assert undo(third.pk)["restored"] == 1
    assert undo(second.pk)["restored"] == 1
    assert Object.objects.get(identifier="1").title == "山水"


def test_a_draft_over_the_record_follows_the_taking_back(first, tmp_path):
    record = Object.objects.get(identifier="1")
    record.description = "編輯所寫"
    record.save_revision().publish()
    run = brought(tmp_path, "second.csv", [{**FIRST[0], "medium": "紙本"}, FIRST[1]])
    assert undo(run.pk)["restored"] == 1
    record.refresh_from_db()
    draft = record.get_latest_revision_as_object()
    assert (record.medium, draft.medium, draft.description) == ("絹本", "絹本", "編輯所寫")


def test_a_whole_with_parts_of_others_is_left(tmp_path):
    run = brought(
        tmp_path, "album.csv", [{"no": "册", "name": "山水冊"}, {"no": "册-1", "name": "第一開", "whole": "册"}]
    )
    ObjectFactory(identifier="册-2", part_of=Object.objects.get(identifier="册"))
    assert undo(run.pk) | {"job": None} == {"job": None, "removed": 1, "restored": 0, "left": 1}
    assert Change.objects.get().conflict == "parts"
    Change.objects.update(decision=Change.Undo.TAKE_BACK)
    assert undo(run.pk)["removed"] == 1
    assert Object.objects.get().part_of is None

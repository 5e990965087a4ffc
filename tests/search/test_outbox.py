"""Changes on their way: what is written, when, and what is left alone."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from search import checks, outbox, registry
from search.models import Card, Document, Outbox, Posting, TitleKey

from .app.models import Maker, SubThing, Thing

pytestmark = pytest.mark.django_db


def documents():
    return Document.objects.filter(model__startswith="searchtest.")


def test_a_subclass_is_described_by_its_ancestor():
    sub = SubThing.objects.create(title="青花瓶", data={"id": "ark:/99999/sub"})
    assert registry.describer_for(SubThing).model is Thing
    assert registry.describe(sub).title == "青花瓶"
    assert documents().get(resource_id="ark:/99999/sub").title == "青花瓶"


def test_a_change_belongs_to_the_transaction():
    with transaction.atomic():
        Thing.objects.create(title="青花瓶")
        assert documents().count() == 1
        transaction.set_rollback(True)
    assert documents().count() == 0


def test_what_is_described_is_the_row_and_not_the_instance():
    thing = Thing.objects.create(title="公开")
    thing.title = "草稿"
    outbox.record_change(thing)
    assert documents().get().title == "公开"


def test_a_child_row_changes_its_parent():
    thing = Thing.objects.create(title="虾")
    maker = Maker.objects.create(thing=thing, name="齐白石")
    assert Card.objects.get(document_id=documents().get().pk).resource["creators"] == ["齐白石"]
    maker.delete()
    assert "creators" not in Card.objects.get(document_id=documents().get().pk).resource


def test_nothing_is_left_of_a_deleted_row():
    thing = Thing.objects.create(title="虾", data={"creators": ["齐白石"]})
    thing.delete()
    assert [model.objects.count() for model in (Document, Card, Posting, TitleKey)] == [0, 0, 0, 0]


def test_paused_work_writes_for_itself():
    with outbox.paused():
        things = [Thing.objects.create(title=f"瓶{number}", live=number != 1) for number in range(3)]
    assert documents().count() == 0
    assert outbox.record_many(Thing, [thing.pk for thing in things]) == 2
    assert documents().count() == 2


def test_versions_only_rise():
    thing = Thing.objects.create(title="瓶")
    Document.objects.update(version=2**61)
    thing.save()
    assert documents().get().version == 2**61 + 1


def test_an_identifier_that_moves_to_another_row():
    first = Thing.objects.create(title="甲", data={"id": "ark:/99999/x"})
    second = Thing.objects.create(title="乙", data={"id": "ark:/99999/y"})
    second.data = {"id": "ark:/99999/x"}
    second.save()
    assert list(documents().values_list("resource_id", "title")) == [("ark:/99999/x", "乙")]
    first.data = {"id": "ark:/99999/z"}
    first.save()
    assert sorted(documents().values_list("resource_id", flat=True)) == ["ark:/99999/x", "ark:/99999/z"]


def test_removed_by_id():
    Thing.objects.create(title="甲", data={"id": "ark:/99999/x"})
    assert outbox.record_removed(["ark:/99999/x", "ark:/99999/unknown"]) == 1
    assert documents().count() == 0


def test_the_outbox_is_only_kept_with_elasticsearch(settings):
    Thing.objects.create(title="甲")
    assert Outbox.objects.count() == 0
    settings.SEARCH_ENGINE = "elasticsearch"
    thing = Thing.objects.create(title="乙")
    thing.delete()
    assert list(Outbox.objects.order_by("pk").values_list("op", flat=True)) == ["index", "delete"]


@pytest.mark.parametrize("rows", [1, 3])
def test_queries_of_a_batch_do_not_grow(rows, django_assert_max_num_queries):
    with outbox.paused():
        things = [Thing.objects.create(title=f"瓶{n}", data={"creators": [f"人{n}"]}) for n in range(rows)]
    with django_assert_max_num_queries(32):
        outbox.record_many(Thing, [thing.pk for thing in things])


def test_status_command():
    Thing.objects.create(title="甲")
    out = StringIO()
    call_command("search_status", "--json", stdout=out)
    found = json.loads(out.getvalue())
    assert (found["engine"], found["available"], found["waiting"]) == ("database", True, 0)


def test_status_fails_when_the_server_is_away(settings):
    settings.SEARCH_ENGINE, settings.ELASTICSEARCH_URL = "elasticsearch", "http://127.0.0.1:9"
    with pytest.raises(SystemExit) as stopped:
        call_command("search_status", stdout=StringIO())
    assert stopped.value.code == 1


def test_rebuild_command_tells_what_it_did():
    with outbox.paused():
        Thing.objects.create(title="甲")
    out = StringIO()
    call_command("rebuild_index", stdout=out)
    assert "searchtest.thing: 1/1" in out.getvalue()
    assert documents().count() == 1


def test_drain_command_fails_when_changes_stay(settings):
    settings.SEARCH_ENGINE, settings.ELASTICSEARCH_URL = "elasticsearch", "http://127.0.0.1:9"
    Thing.objects.create(title="甲")
    with pytest.raises(CommandError):
        call_command("drain_outbox", stdout=StringIO())
    assert Outbox.objects.count() == 1


def test_checks_name_what_is_missing(settings, monkeypatch):
    monkeypatch.setitem(registry._describers, Maker, registry.Describer(Maker, lambda row: None, ("nowhere",)))
    settings.SEARCH_ENGINE, settings.ELASTICSEARCH_URL = "elasticsearch", ""
    assert [error.id for error in checks.check_describers()] == ["search.E002"]
    assert [error.id for error in checks.check_engine()] == ["search.E004"]
    settings.SEARCH_ENGINE = "guess"
    assert [error.id for error in checks.check_engine()] == ["search.E003"]

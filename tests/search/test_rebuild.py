"""Rebuilding on a real server: edits go on, what is cut off goes on, both sides agree, and there is a way back."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from search import agreement, nightly, outbox, rebuild, sending, upkeep
from search.engines.base import EngineUnavailable
from search.models import Document, Outbox, Upkeep
from search.query import SearchRequest

from .app.models import Thing

pytestmark = pytest.mark.django_db
EDITS = 1000


def things(number, title="青花"):
    with outbox.paused():
        made = Thing.objects.bulk_create([Thing(title=f"{title}{place}") for place in range(number)])
    outbox.record_many(Thing, [thing.pk for thing in made])
    return made


def indexed(engine):
    """Id -> version of everything in the index that is read."""
    engine.refresh()
    found = {}
    for cell in engine.tallies(engine.current()):
        found |= engine.versions(engine.current(), cell)
    return found


def stored():
    return dict(Document.objects.values_list("resource_id", "version"))


def found(engine, q=""):
    engine.refresh()
    return sorted(hit.title for hit in engine.search(SearchRequest(q=q, page_size=50)).hits)


def test_edits_during_a_rebuild(elasticsearch_engine, settings):
    """Ten thousand, by another process and with searches meanwhile: `python -m tests.benchmarks --only rebuild`."""
    settings.SEARCH_BULK = 25
    made = things(250)
    sending.drain_all("default")
    former = elasticsearch_engine.current()
    edited = 0

    def edit(phase, done, total):
        nonlocal edited
        if phase != "index" or edited >= EDITS:
            return
        Thing.objects.filter(pk__in=[thing.pk for thing in made]).update(title=f"改{edited}")
        gone = made.pop()
        gone.delete()
        edited += outbox.record_many(Thing, [thing.pk for thing in made]) + 1
        made.extend(things(10, "新"))
        edited += 10
        sending.drain_all("default")
        assert elasticsearch_engine.current() == former
        assert elasticsearch_engine.search(SearchRequest(q="改")).engine == "elasticsearch"

    report = rebuild.rebuild(documents=False, progress=edit)
    assert edited >= EDITS
    assert elasticsearch_engine.current() == report.index != former
    assert indexed(elasticsearch_engine) == stored()
    assert report.indexed == len(made) == report.venues["museum"]
    assert Outbox.objects.count() == 0


def test_a_rebuild_that_was_killed_goes_on_where_it_stood(elasticsearch_engine, settings):
    settings.SEARCH_BULK = 10
    things(60)
    sending.drain_all("default")
    former = elasticsearch_engine.current()

    class Killed(BaseException):
        pass

    def die(phase, done, total):
        if phase == "index" and done == 30:
            raise Killed

    with pytest.raises(Killed):
        rebuild.rebuild(documents=False, progress=die)
    cut = Upkeep.objects.get()
    assert cut.finished is None
    assert elasticsearch_engine.current() == former
    edited = Thing.objects.first()
    edited.title = "改"
    edited.save()
    steps = []
    report = rebuild.rebuild(documents=False, progress=lambda phase, done, total: steps.append((phase, done)))
    assert steps[0] == ("index", 40)
    assert report.index == cut.cursor["index"]
    assert found(elasticsearch_engine, "改") == ["改"]
    assert indexed(elasticsearch_engine) == stored()


def test_a_description_that_was_cut_off_goes_on(monkeypatch):
    things(30)
    monkeypatch.setattr(rebuild, "STEP", 10)

    def die(phase, done, total):
        if phase == "searchtest.thing" and done == 20:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        rebuild.rebuild(progress=die)
    described = []
    report = rebuild.rebuild(progress=lambda phase, done, total: described.append((phase, done)))
    assert [step for step in described if step[0] == "searchtest.thing"] == [("searchtest.thing", 10)]
    assert report.described >= 30
    assert report.removed == 0
    assert Document.objects.count() >= 30


def test_who_holds_the_work_is_not_disturbed():
    work = upkeep.take(Upkeep.REBUILD, "default")
    with pytest.raises(upkeep.Busy):
        rebuild.rebuild()
    Upkeep.objects.update(lease_until=timezone.now())
    other = upkeep.take(Upkeep.REBUILD, "default")
    assert other.pk == work.pk
    Upkeep.objects.update(owner="another")
    with pytest.raises(upkeep.Busy):
        upkeep.note(work, sent=1)


def test_a_rebuild_that_cannot_agree_leaves_the_present_index(elasticsearch_engine, monkeypatch):
    things(3)
    sending.drain_all("default")
    former = elasticsearch_engine.current()
    monkeypatch.setattr(sending, "batches", lambda *arguments, **options: iter(()))
    monkeypatch.setattr(agreement, "repair", lambda *arguments: None)
    with pytest.raises(rebuild.RebuildFailed, match="3 documents still differ"):
        rebuild.rebuild(documents=False)
    assert elasticsearch_engine.current() == former
    assert elasticsearch_engine.every() == [former]
    assert Upkeep.objects.get().message


def test_the_former_index_is_kept_and_brought_up_to_date_before_it_is_read(elasticsearch_engine):
    made = things(5)
    sending.drain_all("default")
    first = elasticsearch_engine.current()
    second = rebuild.rebuild(documents=False).index
    third = rebuild.rebuild(documents=False).index
    assert elasticsearch_engine.every() == [second, third]
    assert first not in elasticsearch_engine.every()
    made[0].delete()
    made[1].title = "改"
    made[1].save()
    sending.drain_all("default")
    out = StringIO()
    call_command("rebuild_index", rollback=True, stdout=out)
    assert elasticsearch_engine.current() == second
    assert "4 documents, 2 brought up to date" in out.getvalue()
    assert indexed(elasticsearch_engine) == stored()
    made[2].title = "又改"
    made[2].save()
    sending.drain_all("default")
    assert found(elasticsearch_engine, "又改") == ["又改"]


def test_only_while_it_is_filled_an_index_confirms_before_it_is_on_the_disk(elasticsearch_engine):
    things(3)
    found = {}

    def watch(phase, *_):
        index = elasticsearch_engine.every()[-1]
        settings = elasticsearch_engine.client.indices.get_settings(index=index, flat_settings=True)[index]["settings"]
        found[phase] = settings["index.translog.durability"]

    rebuild.rebuild(documents=False, progress=watch)
    assert found == {"index": "async", "compare": "request"}


def test_without_a_former_index_there_is_no_way_back(elasticsearch_engine):
    elasticsearch_engine.targets()
    with pytest.raises(CommandError, match="No index"):
        call_command("rebuild_index", rollback=True, stdout=StringIO())


def test_the_reconciler_mends_every_kind_of_difference(elasticsearch_engine):
    made = things(6)
    sending.drain_all("default")
    index = elasticsearch_engine.current()
    ids = [f"ark:/99999/t{thing.pk}" for thing in made]
    elasticsearch_engine.write([(ids[0], stored()[ids[0]], None)], [index])
    surplus = list(sending.documents_of(Document.objects.filter(resource_id=ids[1]), "default"))
    elasticsearch_engine.write([("ark:/99999/none", 5, surplus[0][2])], [index])
    Document.objects.filter(resource_id=ids[2]).update(version=stored()[ids[2]] + 1)
    ahead = stored()[ids[3]] - 1_000_000
    Document.objects.filter(resource_id=ids[3]).update(version=ahead)
    out = StringIO()
    call_command("reconcile_index", stdout=out)
    assert "compared 6, missing 1, outdated 1, surplus 1, ahead 1, mended 4" in out.getvalue()
    assert "museum: 6" in out.getvalue()
    assert indexed(elasticsearch_engine) == stored()
    assert rebuild.reconcile().mended == 0
    assert upkeep.latest(Upkeep.RECONCILE, "default")["counts"]["compared"] == 6


def test_what_is_on_its_way_is_no_difference(elasticsearch_engine, monkeypatch):
    made = things(3)
    sending.drain_all("default")
    made[0].title = "改"
    made[0].save()
    monkeypatch.setattr(sending, "drain_all", lambda using: None)
    assert rebuild.reconcile().mended == 0
    assert Outbox.objects.count() == 1


def test_once_a_night(settings):
    night = timezone.now().replace(hour=19, minute=30)  # 3:30 in the city
    assert not nightly.is_due(night)
    settings.SEARCH_ENGINE = "elasticsearch"
    assert nightly.is_due(night)
    assert not nightly.is_due(night.replace(hour=4))
    work = upkeep.take(Upkeep.RECONCILE, "default")
    Upkeep.objects.filter(pk=work.pk).update(started=night)
    assert not nightly.is_due(night)
    assert nightly.is_due(night + timezone.timedelta(days=1))
    assert nightly.is_due(night + timezone.timedelta(days=1, hours=8))


def test_a_server_that_is_away_leaves_the_rebuild_for_later(elasticsearch_engine, settings):
    things(3)
    sending.drain_all("default")
    address, settings.ELASTICSEARCH_URL = settings.ELASTICSEARCH_URL, "http://127.0.0.1:9"
    with pytest.raises(EngineUnavailable):
        rebuild.rebuild(documents=False)
    settings.ELASTICSEARCH_URL = address
    assert rebuild.rebuild(documents=False).indexed == 3
    assert Upkeep.objects.count() == 1

"""The Elasticsearch engine under the contract, and the way of changes to it."""

from bisect import bisect_right

import pytest

from search import outbox, rebuild, sending
from search.engines import get_engine
from search.models import Document, Outbox
from search.query import SearchRequest
from search.text.tokens import tokens

from .app.models import Thing
from .contract import EngineContract
from .titles import real_titles


@pytest.mark.django_db
@pytest.mark.once
class TestElasticsearch(EngineContract):
    """On a real server."""

    engine_name = "elasticsearch"

    @pytest.fixture(autouse=True)
    def _engine(self, elasticsearch_engine):
        self.engine = elasticsearch_engine
        self.engine.targets()

    def settle(self):
        while outbox.drain():
            pass
        self.engine.refresh()


def found(engine, q=""):
    engine.refresh()
    return sorted(hit.title for hit in engine.search(SearchRequest(q=q)).hits)


@pytest.mark.django_db
def test_late_and_doubled_messages_never_win(elasticsearch_engine):
    thing = Thing.objects.create(title="旧名")
    late = sending.changes_of(list(Outbox.objects.all()), "default")
    thing.title = "新名"
    thing.save()
    outbox.drain()
    elasticsearch_engine.write(late, elasticsearch_engine.targets())
    assert found(elasticsearch_engine) == ["新名"]
    removed = [(late[0][0], late[0][1], None)]
    elasticsearch_engine.write(removed, elasticsearch_engine.targets())
    assert found(elasticsearch_engine) == ["新名"]
    assert Outbox.objects.count() == 0


@pytest.mark.django_db
def test_changes_wait_while_the_server_is_away(elasticsearch_engine, settings):
    address = settings.ELASTICSEARCH_URL
    settings.ELASTICSEARCH_URL = "http://127.0.0.1:9"
    Thing.objects.create(title="青花瓶")
    assert outbox.drain() == 0
    assert Outbox.objects.count() == 1
    settings.ELASTICSEARCH_URL = address
    assert outbox.drain() == 1
    assert found(elasticsearch_engine, "青花") == ["青花瓶"]


@pytest.mark.django_db
def test_the_database_rebuild_removes_what_is_stale():
    Thing.objects.create(title="青花瓶")
    gone = Thing.objects.create(title="已不在")
    Thing.objects.filter(pk=gone.pk)._raw_delete("default")
    report = rebuild.rebuild()
    assert report.removed == 1
    assert list(Document.objects.filter(model="searchtest.thing").values_list("title", flat=True)) == ["青花瓶"]
    assert get_engine("database").search(SearchRequest(q="已不在")).total == 0


@pytest.mark.django_db
def test_tokens_are_those_of_the_server(elasticsearch_engine):
    """The twin of Lucene's chain, token for token; the whole sets are read, ten thousand titles are asked."""
    index = elasticsearch_engine.create()
    different, asked = [], 0
    for titles in real_titles(3400):
        for start in range(0, len(titles), 250):
            part = [title[:500] for title in titles[start : start + 250]]
            response = elasticsearch_engine.client.indices.analyze(index=index, analyzer="folded", text=part)
            groups: list[list[str]] = [[] for _ in part]
            starts = [0]
            for title in part:
                starts.append(starts[-1] + len(title.encode("utf-16-le")) // 2 + 1)
            for token in response["tokens"]:
                groups[bisect_right(starts, token["start_offset"]) - 1].append(token["token"])
            different += [(t, tokens(t), g) for t, g in zip(part, groups, strict=True) if tokens(t) != g]
            asked += len(part)
    assert asked >= 10_000
    assert len(different) <= asked // 2000, different[:10]

"""The circuit breaker: alone, and before a real server that hangs, is gone, is slow or red."""

import json
import time
from io import StringIO

import pytest
from django.core.management import call_command

from search import conf, outbox
from search.engines import breaker as breakers
from search.engines import bulk, get_engine
from search.engines.base import EngineBusy, EngineUnavailable
from search.engines.breaker import CLOSED, HALF_OPEN, OPEN, Breaker
from search.models import Outbox
from search.query import SearchRequest
from search.views import run_search

from .app.models import Thing
from .proxy import HANGING, door
from .proxy import OPEN as LET_THROUGH


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


def fail(breaker, error):
    with pytest.raises(type(error)), breaker.asking():
        raise error


def test_it_opens_at_once_and_closes_by_itself():
    clock = Clock()
    breaker = Breaker("a server", clock)
    fail(breaker, EngineUnavailable("away"))
    assert breaker.state == OPEN
    assert breakers.told("a server")["reason"] == "away"
    with pytest.raises(EngineUnavailable, match="given rest: away"), breaker.asking():
        pytest.fail("the server was asked")
    clock.now = 1.0
    assert breaker.state == HALF_OPEN
    with breaker.asking(), pytest.raises(EngineUnavailable), breaker.asking():
        pytest.fail("two at once")
    assert breaker.state == CLOSED
    assert breakers.told("a server") == {}


def test_each_failure_doubles_the_pause():
    clock = Clock()
    breaker = Breaker("another server", clock)
    for pause in (1, 2, 4, 8, 10, 10):
        fail(breaker, EngineUnavailable("away"))
        assert breaker.until == clock.now + pause
        clock.now += pause


def test_a_few_late_answers_in_a_row_open_it():
    breaker = Breaker("a third", Clock())
    for late in (2, 2, 3):
        assert breaker.state == CLOSED
        for _ in range(late):
            fail(breaker, EngineBusy("late"))
        if late < 3:
            with breaker.asking():
                pass
    assert breaker.state == OPEN


def test_a_fault_of_our_own_says_nothing_of_the_server():
    breaker = Breaker("a fourth")
    fail(breaker, ValueError("ours"))
    assert breaker.state == CLOSED


def test_what_the_server_is_too_busy_for_is_sent_again():
    sent, waits = [], []

    def ask(lines):
        sent.append(list(lines))
        if len(sent) == 1:
            raise EngineBusy("429")
        return [{"status": 429 if len(sent) == 2 and "b" in line else 200} for line in lines]

    batch = bulk.Batch()
    for name in "abc":
        batch.add("index", (name, 1, "{}"))
    assert bulk.post(batch, ask, waits.append) == []
    assert [len(lines) for lines in sent] == [3, 3, 1]
    assert len(waits) == 2


def test_patience_has_an_end_and_refusals_are_told():
    batch = bulk.Batch()
    batch.add("index", ("a", 1, "{}"))
    with pytest.raises(EngineBusy):
        bulk.post(batch, lambda lines: [{"status": 503, "error": "no"}] * len(lines), lambda seconds: None)
    assert bulk.post(batch, lambda lines: [{"status": 400, "error": "bad"}]) == [("a", "bad")]
    assert bulk.post(batch, lambda lines: [{"status": 409, "error": "late"}]) == []


@pytest.fixture
def shut(elasticsearch_engine, settings):
    """A door before the server, with one thing in the index; the settings name the door."""
    Thing.objects.create(title="青花瓶")
    outbox.drain()
    elasticsearch_engine.refresh()
    with door(settings.ELASTICSEARCH_URL) as made:
        settings.ELASTICSEARCH_URL = made.url
        assert run_search(SearchRequest(q="青花")).engine == "elasticsearch"
        yield made


def answered():
    result = run_search(SearchRequest(q="青花"))
    assert [hit.title for hit in result.hits][:1] == ["青花瓶"]
    return result.engine


def back():
    """Whether the server answers again, by itself and within some seconds."""
    end = time.monotonic() + 15
    while answered() != "elasticsearch":
        assert time.monotonic() < end
        time.sleep(0.1)
    return True


@pytest.mark.django_db
def test_a_server_that_is_gone_and_comes_back(shut):
    shut.close()
    assert {answered() for _ in range(5)} == {"database"}
    thing = Thing.objects.create(title="新来的瓶")
    assert outbox.drain() == 0
    assert Outbox.objects.count() == 1
    out = StringIO()
    with pytest.raises(SystemExit):
        call_command("search_status", "--json", stdout=out)
    told = json.loads(out.getvalue())
    assert (told["available"], told["answering"], told["breaker"], told["waiting"]) == (False, "database", "open", 1)
    shut.state = LET_THROUGH
    assert back()
    breakers.breaker.cache_clear()
    assert outbox.drain() == 1
    get_engine().refresh()
    assert [hit.title for hit in get_engine().search(SearchRequest(q=thing.title)).hits] == ["新来的瓶"]


@pytest.fixture
def impatient(settings):
    """A search waits as long as on a public server."""
    settings.ELASTICSEARCH_TIMEOUT = conf.DEFAULTS["ELASTICSEARCH_TIMEOUT"]


@pytest.mark.django_db
def test_a_server_that_hangs(shut, impatient):
    shut.state = HANGING
    assert {answered() for _ in range(5)} == {"database"}
    assert get_engine().status()["available"] is False
    shut.state = LET_THROUGH
    assert back()


@pytest.mark.django_db
def test_a_server_that_takes_the_question_and_stalls(shut, impatient):
    """It says hello and does not answer a search: three wait, none behind them, and it is not asked again."""
    shut.holding = b"/_search"
    assert {answered() for _ in range(6)} == {"database"}
    assert shut.held == 3
    assert get_engine().status()["breaker"] == OPEN
    shut.holding = b""
    assert back()


@pytest.mark.django_db
def test_a_server_that_answers_late(shut, impatient):
    """Later than the 300 milliseconds within which the database is to be asked."""
    shut.delay = 0.3
    assert {answered() for _ in range(4)} == {"database"}
    shut.delay = 0.0
    assert back()


@pytest.mark.django_db
def test_one_heavy_query_sends_nobody_else_to_the_database(shut, settings):
    patience, settings.ELASTICSEARCH_TIMEOUT = settings.ELASTICSEARCH_TIMEOUT, 0.0
    assert answered() == "database"
    settings.ELASTICSEARCH_TIMEOUT = patience
    assert answered() == "elasticsearch"


@pytest.mark.django_db
def test_all_requests_of_a_search_share_its_time(shut, settings):
    settings.ELASTICSEARCH_TIMEOUT = 0.0
    with pytest.raises(EngineBusy, match="no answer within 0.0 s"):
        get_engine().search(SearchRequest(q="青花"))


@pytest.mark.django_db
def test_a_red_index(elasticsearch_engine):
    Thing.objects.create(title="青花瓶")
    red = elasticsearch_engine.alias + "-red"
    nowhere = {"index.routing.allocation.require._name": "nobody", "number_of_replicas": 0}
    elasticsearch_engine.client.indices.create(index=red, settings=nowhere, wait_for_active_shards=0)
    elasticsearch_engine.client.indices.put_alias(index=red, name=elasticsearch_engine.alias)
    assert answered() == "database"
    status = elasticsearch_engine.status()
    assert (status["available"], status["health"], status["answering"]) == (False, "red", "database")

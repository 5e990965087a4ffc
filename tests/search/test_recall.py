"""Chinese words of two to four characters: everything that a scan finds is found, on real titles."""

import random

import pytest
from django.conf import settings
from django.db import connections

from search import outbox
from search.engines import get_engine
from search.query import SearchRequest
from search.text.tokens import TOKEN

from .app.models import Thing
from .titles import label_titles, loc_titles

pytestmark = pytest.mark.once

NUMBER, WORDS = 1500, 120


def filled(using):
    """The titles, written to a database with their documents."""
    chosen = [title[:500] for title in (*loc_titles()[:NUMBER], *label_titles()[:NUMBER])]
    things = Thing.objects.using(using)
    things.bulk_create([Thing(title=title, data={}) for title in chosen], batch_size=500)
    outbox.record_many(Thing, things.values_list("pk", flat=True), using=using)
    return chosen


@pytest.fixture
def titles(db):
    return filled("default")


def words_of(titles):
    """Stretches of Han of the titles, the same ones in each run."""
    chance = random.Random(7)
    runs = [m.group() for title in titles for m in TOKEN.finditer(title) if m.lastgroup and len(m.group()) > 1]
    found = []
    for run in chance.sample(runs, WORDS):
        length = min(len(run), chance.choice((2, 3, 4)))
        start = chance.randrange(len(run) - length + 1)
        found.append(run[start : start + length])
    return found


def missed(engine, titles):
    """(word, titles that hold it and were not found) for each word with a miss, and words whose hits do not hold it."""
    misses = []
    for word in words_of(titles):
        expected = sum(word in title for title in titles)
        found = []
        for page in range(1, 100):
            result = engine.search(SearchRequest(q=word, page=page, page_size=100))
            found += [hit.title for hit in result.hits]
            if page >= result.pages:
                break
        if result.relaxed or sum(word in title for title in found) != expected:
            misses.append((word, expected, len(found)))
    return misses


def test_recall_on_the_database(titles):
    assert missed(get_engine("database"), titles) == []


@pytest.mark.django_db(databases=["default", "postgres"] if "postgres" in settings.DATABASES else None)
def test_recall_on_postgresql(postgres_url):
    using = "postgres" if "postgres" in settings.DATABASES else "default"
    titles = filled(using)
    assert connections[using].vendor == "postgresql"
    assert missed(get_engine("database", using), titles) == []


def test_recall_on_elasticsearch(elasticsearch_engine, titles):
    while outbox.drain(2000):
        pass
    elasticsearch_engine.refresh()
    assert missed(elasticsearch_engine, titles) == []

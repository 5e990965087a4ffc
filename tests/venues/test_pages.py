"""What every public page keeps to: few queries, whatever it lists."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories.records import ArtworkFactory, HeritageElementFactory, ItemFactory, ObjectFactory, WorkFactory
from tests.factories.venues import venue_homes

pytestmark = pytest.mark.django_db
MOST = 12
FACTORIES = {
    "library": WorkFactory,
    "museum": ObjectFactory,
    "gallery": ArtworkFactory,
    "culture": HeritageElementFactory,
}


@pytest.fixture
def homes():
    cache.clear()
    return venue_homes()


def queries(client, url: str) -> int:
    """Queries of the second visit: the first fills the cache with the page tree."""
    assert client.get(url).status_code == 200
    with CaptureQueriesContext(connection) as captured:
        client.get(url)
    return len(captured)


def collection_url(home) -> str:
    return home.get_children().first().url


def full_record(slug: str):
    """A part of another record with makers, a subject to be near by, and the rows that its venue adds."""
    record = FACTORIES[slug](contributions=["齐白石", "张大千"], subjects=["花鸟"], part_of=FACTORIES[slug]())
    if slug == "library":
        ItemFactory(edition__work=record)
        ItemFactory(edition__work=record)
    return record


@pytest.mark.parametrize("slug", FACTORIES)
def test_lists_and_records_ask_the_same_few_queries_however_many_there_are(client, homes, slug):
    first = full_record(slug)
    counts = {}
    for rows in (1, 3):
        while FACTORIES[slug]._meta.model.objects.count() < rows:
            full_record(slug)
        counts[rows] = [queries(client, url) for url in (collection_url(homes[slug]), first.get_absolute_url())]
    assert counts[1] == counts[3]
    assert max(counts[3]) <= MOST


def test_the_homes_ask_the_same_few_queries_however_much_they_show(client, homes):
    urls = ["/", *(home.url for home in homes.values())]
    counts = {}
    for rows in (1, 3):
        for factory in FACTORIES.values():
            while factory._meta.model.objects.count() < rows:
                factory()
        counts[rows] = [queries(client, url) for url in urls]
    assert counts[1] == counts[3]
    assert max(counts[3]) <= MOST


def test_every_page_of_a_venue_can_be_previewed():
    home = venue_homes()["museum"]
    for page in (home, *home.get_children().specific()):
        answer = page.make_preview_request()
        assert answer.status_code == 200
        assert home.venue.theme_css in answer.content.decode()

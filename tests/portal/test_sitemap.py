"""What crawlers are led to: every public record and page, nothing else, in parts."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from lxml import etree
from wagtail.models import PageViewRestriction

from search import sitemap
from tests.factories.pages import news
from tests.factories.records import ArtworkFactory, ObjectFactory
from tests.factories.venues import venue_homes

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def city():
    cache.clear()
    venue_homes()
    yield
    cache.clear()


def told(client, url: str) -> list[str]:
    answer = client.get(url)
    assert answer.status_code == 200
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return [found.text.removeprefix("http://testserver") for found in etree.fromstring(body).iter("{*}loc")]


def whole(client) -> list[str]:
    return [url for part in told(client, "/sitemap.xml") for url in told(client, part)]


def test_public_records_and_pages_are_told_and_answer(client):
    shown = [ObjectFactory(), ArtworkFactory()]
    page = news("sitemap")
    urls = whole(client)
    assert {record.get_absolute_url() for record in shown} | {page.get_url(), "/", "/museum/objects/"} <= set(urls)
    assert len(urls) == len(set(urls))
    assert {url: client.get(url).status_code for url in urls} == dict.fromkeys(urls, 200)


def test_what_is_not_public_is_not_told(client):
    hidden = [ObjectFactory(live=False), ObjectFactory(visible_from=timezone.now() + timedelta(hours=1))]
    gone = ObjectFactory()
    closed = news("closed")
    assert gone.get_absolute_url() in whole(client)
    PageViewRestriction.objects.create(page=closed, restriction_type="login")
    gone.unpublish()
    assert not {closed.get_url(), *(record.get_absolute_url() for record in [*hidden, gone])} & set(whole(client))


def test_many_records_come_in_parts(client, monkeypatch):
    records = [ObjectFactory() for _ in range(5)]
    assert len(sitemap.borders(2)) == 3
    found = [url for part in range(3) for url, _changed in sitemap.entries(part, 2)]
    assert found == [record.get_absolute_url() for record in records]


def test_a_part_is_walked_in_batches(client, settings):
    for _ in range(5):
        ObjectFactory()
    settings.SEARCH_BATCH = 2
    with CaptureQueriesContext(connection) as captured:
        assert len(list(sitemap.entries(0))) == 5
    assert len(captured) == 4


def test_an_unknown_part_is_not_there(client):
    assert [client.get(f"/sitemap-{number}.xml").status_code for number in (0, 1, 99)] == [404, 404, 404]


def test_robots_are_kept_from_searches_and_led_to_the_sitemap(client):
    text = client.get("/robots.txt").content.decode()
    assert "Sitemap: http://testserver/sitemap.xml" in text
    assert {"/admin/", "/search/"} <= set(re.findall(r"^Disallow: (\S+)$", text, re.M))

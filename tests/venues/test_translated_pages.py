"""A page is found by its translation as soon as that is published, and no longer when it is gone."""

import pytest
from django.core.cache import cache
from wagtail.models import Locale

from platform_site.portal.seeding.translations import translated
from search.query import SearchRequest
from search.views import run_search
from tests.factories.pages import news
from tests.factories.venues import portal_home, venue_homes

pytestmark = pytest.mark.django_db


def found(words: str) -> list[str]:
    return [hit.id for hit in run_search(SearchRequest(q=words)).hits]


def test_a_translation_is_found_under_its_page():
    cache.clear()
    Locale.objects.get_or_create(language_code="en")
    portal_home()
    venue_homes()
    page = news("lanterns")
    assert found("hippogriff") == []
    twin = translated(page, title="A hippogriff evening")
    assert found("hippogriff") == [f"page:{page.pk}"]
    twin.unpublish()
    assert found("hippogriff") == []

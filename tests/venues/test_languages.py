"""One address in each language, and from each page a way to the other."""

import pytest
from django.core.cache import cache
from wagtail.models import Locale

from platform_site.portal.seeding.translations import translated
from search.query import SearchRequest
from search.views import run_search
from tests.factories.records import ObjectFactory
from tests.factories.venues import portal_home, venue_homes

pytestmark = pytest.mark.django_db


@pytest.fixture
def homes():
    cache.clear()
    Locale.objects.get_or_create(language_code="en")
    translated(portal_home(), title="Demo city")
    homes = venue_homes()
    translated(homes["museum"], title="Digital Museum")
    translated(homes["museum"].get_children().first().specific, title="Objects")
    return homes


def other_language(client, url: str) -> str:
    answer = client.get(url)
    assert answer.status_code == 200
    return answer.context["language_links"][0]["url"]


def test_every_page_leads_to_itself_in_the_other_language(client, homes):
    record = ObjectFactory()
    path = f"objects/{record.ark_name}/"
    pairs = {
        "/": "/en/",
        "/museum/": "/en/museum/",
        "/museum/objects/": "/en/museum/objects/",
        f"/museum/{path}": f"/en/museum/{path}",
        "/search/?q=a": "/en/search/?q=a",
    }
    assert {url: other_language(client, url) for url in pairs} == pairs
    assert {other_language(client, url): url for url in pairs.values()} == pairs


def test_a_page_without_translation_leads_to_the_nearest_home(client, homes):
    assert other_language(client, homes["library"].url) == "/en/"


def test_english_pages_are_english_and_lead_to_english_pages(client, homes):
    record = ObjectFactory(title="青花瓶", title_en="Blue-and-white vase")
    page = client.get("/en/search/?q=青花")
    assert page.content.decode().count(f'href="/en/museum/objects/{record.ark_name}/"') >= 1
    assert '<html lang="en"' in page.content.decode()


def test_suggestions_lead_to_pages_in_the_language_asked(client, homes):
    record = ObjectFactory(title="青花瓶")
    for asked, path in (({}, "/museum/"), ({"lang": "en"}, "/en/museum/")):
        suggested = client.get("/api/v1/suggest", {"q": "青花瓶", **asked}).json()["suggestions"]
        assert [one["url"] for one in suggested] == [f"{path}objects/{record.ark_name}/"]


def test_an_institution_is_chosen_by_its_new_name_at_once():
    museum = ObjectFactory().institution
    museum.name = "株洲新馆"
    museum.save()
    assert [value.label for value in run_search(SearchRequest()).facets["institution"]] == ["株洲新馆"]

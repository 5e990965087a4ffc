"""The pages that the footer of every page lists."""

import pytest
from django.core.cache import cache
from wagtail.models import PageViewRestriction

from platform_site.portal.models import StandardPage
from tests.factories.venues import venue_homes

pytestmark = pytest.mark.django_db


@pytest.fixture
def home():
    cache.clear()
    return venue_homes()["museum"].get_parent()


def footer(client) -> str:
    return client.get("/museum/").content.decode().partition("<footer")[2]


def test_a_page_shown_in_menus_is_listed_as_soon_as_it_is_published(client, home):
    assert "开放时间" not in footer(client)
    page = home.add_child(instance=StandardPage(title="开放时间", slug="hours", show_in_menus=True))
    assert f'href="{page.url}"' in footer(client)
    page.unpublish()
    assert "开放时间" not in footer(client)


def test_a_page_with_a_restriction_is_not_listed(client, home):
    page = home.add_child(instance=StandardPage(title="内部须知", slug="inside", show_in_menus=True))
    assert "内部须知" in footer(client)
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert "内部须知" not in footer(client)

"""Activities that still have places, as far as their text tells."""

import pytest
from django.core.cache import cache

from search.query import SearchRequest
from search.views import run_search
from tests.factories.pages import activity
from tests.factories.venues import portal_home, venue_homes

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _city():
    cache.clear()
    portal_home()
    venue_homes()


def test_what_is_over_or_full_has_no_places():
    coming = activity("coming", places_text="20组家庭，免预约")
    activity("full", places_text="30人（已满）")
    activity("over", in_days=-2)
    found = run_search(SearchRequest(places=True))
    assert [hit.id for hit in found.hits] == [f"page:{coming.pk}"]
    assert found.flags["places"] == 1

import pytest
from django.core.cache import cache

from platform_site.booking.models import ActivityPage, ActivityRecord
from platform_site.records.models import Ark
from search.query import SearchRequest
from search.views import run_search
from tests.factories.pages import activity
from tests.factories.records import ObjectFactory
from tests.factories.venues import portal_home, venue_homes

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def city():
    cache.clear()
    portal_home()
    venue_homes()


def test_what_is_over_is_no_longer_announced(client):
    coming, over = activity("coming"), activity("over", in_days=-2)
    assert list(ActivityPage.objects.coming()) == [coming]
    page = client.get("/activities/").content.decode()
    assert (coming.title in page, over.title in page) == (True, False)


def test_the_portal_shows_what_comes_next_first(client):
    later, sooner = activity("later", in_days=3), activity("sooner", in_days=1)
    assert client.get("/").context["programme"] == [sooner, later]


def test_activities_are_narrowed_by_their_kind(client):
    talk, course = activity("talk", kind="讲座"), activity("course", kind="培训")
    answer = client.get("/activities/", {"kind": "培训"})
    assert answer.context["activities"] == [course]
    assert set(answer.context["kinds"]) == {talk.kind, course.kind}


def test_a_record_shows_the_coming_activities_about_it(client):
    record = ObjectFactory()
    ark = Ark.objects.get(ark=record.ark)
    coming, over = activity("coming"), activity("over", in_days=-2)
    for page in (coming, over):
        ActivityRecord.objects.create(page=page, ark=ark)
    assert client.get(record.get_absolute_url()).context["activities"] == [coming]


def test_an_activity_is_found_beside_the_collections():
    page = activity("paper", venue_slug="culture", title="少儿剪纸（8课时）", summary="从一把剪刀开始")
    ObjectFactory(title="剪纸稿本")
    found = run_search(SearchRequest(q="剪纸"))
    assert {hit.venue for hit in found.hits} == {"culture", "museum"}
    page.unpublish()
    assert {hit.venue for hit in run_search(SearchRequest(q="剪纸")).hits} == {"museum"}


def test_a_venue_home_shows_what_comes_next_in_its_own_institutions(client):
    home = venue_homes()["museum"]
    own = activity("own", "museum")
    elsewhere = activity("elsewhere", "library")
    assert client.get(home.url).context["activities"] == [own]
    assert elsewhere.venue_slug != own.venue_slug

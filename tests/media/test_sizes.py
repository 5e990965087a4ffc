"""The first visitor waits for no picture: the worker has made what pages and records show."""

import pytest
from django.utils import translation
from wagtail.images.tests.utils import get_test_image_file

from museum.models import MuseumExhibitionPage
from platform_site.media.models import CustomImage, Rendition
from platform_site.venues.pictures import show_page
from platform_site.vocabulary.rights import Rights
from tests.factories.pages import activity, news, under
from tests.factories.records import ObjectFactory
from tests.factories.venues import venue_homes

pytestmark = pytest.mark.django_db


@pytest.fixture
def homes():
    return venue_homes()


def picture(rights: str = Rights.CC0) -> CustomImage:
    return CustomImage.objects.create(
        title="示例图", file=get_test_image_file(size=(2000, 1500)), rights=rights, alt_text="示例"
    )


def sizes() -> set:
    return set(Rendition.objects.values_list("image", "filter_spec"))


def visit(client, *addresses: str) -> None:
    for address in addresses:
        assert "/images/" in client.get(address).content.decode()


def test_a_published_record_has_its_sizes(client, homes, django_capture_on_commit_callbacks):
    record = ObjectFactory(image=picture(), live=False)
    with django_capture_on_commit_callbacks(execute=True):
        record.save_revision().publish()
    made = sizes()
    visit(client, record.get_absolute_url(), homes["museum"].get_children().get().url)
    assert sizes() == made


@pytest.mark.parametrize("rights", [Rights.HOUSE_ONSITE, Rights.HOUSE_SIGNED_IN])
def test_a_picture_that_is_not_for_everybody_gets_none(homes, django_capture_on_commit_callbacks, rights):
    record = ObjectFactory(image=picture(rights), live=False)
    with django_capture_on_commit_callbacks(execute=True):
        record.save_revision().publish()
    assert sizes() == set()


def test_a_published_exhibition_has_the_pictures_of_its_blocks_and_of_its_card(
    client, homes, django_capture_on_commit_callbacks
):
    record = ObjectFactory(image=picture())
    body = [
        ("picture", {"image": picture(), "caption": "示例"}),
        ("records", [{"record": record, "note": "示例"}]),
    ]
    with django_capture_on_commit_callbacks(execute=True):
        page = under(homes["museum"], MuseumExhibitionPage, "shown", title="示例展", lead="示例", hero_image=picture())
        page.body = body
        page.save_revision().publish()
    made = sizes()
    visit(client, page.url, homes["museum"].url)
    assert sizes() == made


def test_published_news_and_activities_have_their_pictures(client, homes, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        pages = [news("shown", hero_image=picture()), activity("shown", hero_image=picture())]
    made = sizes()
    visit(client, *(page.url for page in pages))
    assert sizes() == made


def test_who_renders_a_page_goes_on_in_the_own_language(homes):
    with translation.override("en"):
        show_page(homes["museum"])
        assert translation.get_language() == "en"

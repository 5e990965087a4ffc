"""Pictures belong to the collection of a venue: others neither choose nor change them."""

import pytest
from django.urls import reverse
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Collection

from platform_site.media.models import CustomImage
from tests.factories.accounts import curator
from tests.factories.records import ObjectFactory

from .forms import filled_in
from .world import SECRET


@pytest.fixture
def images(db) -> dict[str, CustomImage]:
    return {
        slug: CustomImage.objects.create(
            title="自己的" if slug == "museum" else SECRET,
            file=get_test_image_file(),
            collection=Collection.objects.get(name=slug),
        )
        for slug in ("museum", "library")
    }


@pytest.fixture
def desk(client, images):
    client.force_login(curator("museum"))
    return client


ADDRESSES = {
    "list": ("wagtailimages:index", False),
    "chooser": ("wagtailimages_chooser:choose", False),
    "chosen": ("wagtailimages_chooser:chosen", True),
    "format": ("wagtailimages_chooser:select_format", True),
    "edit": ("wagtailimages:edit", True),
    "delete": ("wagtailimages:delete", True),
    "usage": ("wagtailimages:image_usage", True),
    "original": ("image_original", True),
    "url": ("wagtailimages:url_generator", True),
}


@pytest.mark.parametrize("name", ADDRESSES)
def test_a_picture_of_another_collection_is_not_told_of(desk, images, name):
    url_name, single = ADDRESSES[name]
    response = desk.get(reverse(url_name, args=[images["library"].pk] if single else []))
    assert SECRET not in response.content.decode()


@pytest.mark.parametrize("name", ["list", "chooser", "chosen", "format", "edit", "original"])
def test_the_own_picture_is(desk, images, name):
    url_name, single = ADDRESSES[name]
    response = desk.get(reverse(url_name, args=[images["museum"].pk] if single else []))
    assert response.status_code == 200


def test_a_picture_of_another_collection_is_not_changed(desk, images):
    desk.post(reverse("wagtailimages:edit", args=[images["library"].pk]), {"title": "改过"})
    desk.post(reverse("wagtailimages:delete", args=[images["library"].pk]))
    images["library"].refresh_from_db()
    assert images["library"].title == SECRET


@pytest.mark.parametrize(("slug", "kept"), [("museum", True), ("library", False)])
def test_a_record_takes_a_picture_that_its_editor_may_choose(desk, images, slug, kept):
    record = ObjectFactory()
    address = reverse(record.snippet_viewset.get_url_name("edit"), args=[record.pk])
    form = filled_in(desk, address, image=str(images[slug].pk))
    response = desk.post(address, {**form.dict(), "action-publish": "1"})
    record.refresh_from_db()
    assert (record.image == images[slug]) is kept
    assert SECRET not in response.content.decode()

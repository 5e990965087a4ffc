"""Originals are never found by address: only where the record stands in public and its rights let them go."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.urls import reverse
from django.utils import timezone
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Collection, Page

from museum.models import Object
from platform_site.jobs.domain.due import do_what_is_due
from platform_site.media.models import CustomDocument, CustomImage
from platform_site.media.originals import move_to_private
from platform_site.portal.models import NewsPage
from platform_site.records.domain.withdrawing import withdraw
from platform_site.venues.pictures import leave_with_closed_windows
from platform_site.vocabulary.rights import Rights
from tests.factories.accounts import UserFactory, curator
from tests.factories.pages import news
from tests.factories.records import ObjectFactory
from tests.factories.venues import venue_homes

pytestmark = pytest.mark.django_db
TOMORROW = timezone.now() + timedelta(days=1)


@pytest.fixture
def homes():
    return venue_homes()


def pictured(picture_rights: str = Rights.CC0, **fields):
    image = CustomImage.objects.create(title="示例图", file=get_test_image_file(), rights=picture_rights)
    return ObjectFactory(image=image, **fields)


def asked(client, record, **extra):
    return client.get(reverse("original", args=[record.ark]), **extra)


def test_no_original_lies_among_the_public_files(client, homes):
    record = pictured()
    document = CustomDocument.objects.create(title="示例", file=ContentFile(b"pdf", name="a.pdf"))
    for file in (record.image.file, document.file):
        assert not storages["default"].exists(file.name)
        assert client.get(f"{settings.MEDIA_URL}{file.name}").status_code == 404


@pytest.mark.parametrize(
    ("rights", "fields", "status"),
    [
        (Rights.CC0, {}, 200),
        (Rights.HOUSE_OPEN, {}, 200),
        ("", {"rights": Rights.CC0}, 200),
        ("", {}, 403),
        (Rights.IN_COPYRIGHT, {"rights": Rights.CC0}, 403),
        (Rights.HOUSE_ONSITE, {}, 403),
        (Rights.CC0, {"live": False}, 404),
        (Rights.CC0, {"visible_from": TOMORROW}, 404),
        (Rights.CC0, {"visible_until": TOMORROW - timedelta(days=2)}, 404),
    ],
)
def test_an_original_goes_out_by_its_record_only(client, homes, rights, fields, status):
    record = pictured(rights, **fields)
    answer = asked(client, record)
    assert answer.status_code == status
    if status == 200:
        assert b"".join(answer.streaming_content) == record.image.file.open().read()
        assert answer["Content-Disposition"].startswith("inline")


def test_an_original_is_kept_under_its_title_where_it_is_to_be_kept(client, homes):
    record = pictured(title="青铜鼎")
    answer = client.get(reverse("original", args=[record.ark]), {"download": "1"})
    assert answer["Content-Disposition"].startswith("attachment")


def test_a_withdrawn_record_takes_its_picture_along(client, homes, django_capture_on_commit_callbacks):
    record = pictured()
    small = record.image.get_rendition("max-480x480|format-webp")
    assert client.get(small.url).status_code == 200
    with django_capture_on_commit_callbacks(execute=True):
        withdraw(record, reason="权利人要求撤下", user=UserFactory())
    assert asked(client, record).status_code == 404
    assert client.get(small.url).status_code == 404


def test_a_picture_that_another_public_record_shows_stays(client, homes, django_capture_on_commit_callbacks):
    record = pictured()
    ObjectFactory(image=record.image)
    small = record.image.get_rendition("max-480x480|format-webp")
    with django_capture_on_commit_callbacks(execute=True):
        withdraw(record, reason="权利人要求撤下", user=UserFactory())
    assert client.get(small.url).status_code == 200


def test_nobody_guesses_where_a_smaller_picture_lies(homes):
    one, other = (pictured().image.get_rendition("max-480x480") for _ in range(2))
    folders = {rendition.file.name.split("/")[1] for rendition in (one, other)}
    assert len(folders) == 2
    assert all(len(folder) >= 16 for folder in folders)


def test_a_picture_kept_to_the_house_loses_what_was_on_the_web(client, homes, django_capture_on_commit_callbacks):
    record = pictured()
    small = record.image.get_rendition("max-480x480|format-webp")
    record.image.rights = Rights.HOUSE_ONSITE
    with django_capture_on_commit_callbacks(execute=True):
        record.image.save()
    assert client.get(small.url).status_code == 404
    page = client.get(record.get_absolute_url()).content.decode()
    assert "/images/" not in page
    assert f"请到{record.institution.name}" in page


def test_a_page_does_not_show_a_picture_kept_to_the_house(client, homes):
    image = CustomImage.objects.create(title="示例图", file=get_test_image_file(), rights=Rights.HOUSE_ONSITE)
    root = Page.objects.get(pk=homes["museum"].get_parent().pk)
    news = root.add_child(instance=NewsPage(title="示例消息", slug="kept-news", hero_image=image))
    assert "/images/" not in client.get(news.get_url()).content.decode()


def test_the_staff_opens_an_original_that_it_may_choose(client, homes):
    image = pictured(Rights.HOUSE_ONSITE).image
    image.collection = Collection.objects.get(name="museum")
    image.save()
    address = image.get_rendition("original").url
    assert address == reverse("image_original", args=[image.pk])
    assert client.get(address).status_code == 302
    client.force_login(curator("museum"))
    assert b"".join(client.get(address).streaming_content) == image.file.open().read()


def test_a_document_of_a_draft_is_not_out_yet(client, homes):
    document = CustomDocument.objects.create(title="示例", file=ContentFile(b"pdf", name="a.pdf"))
    root = Page.objects.get(pk=homes["museum"].get_parent().pk)
    body = [{"type": "text", "value": f'<p><a linktype="document" id="{document.pk}">示例</a></p>'}]
    news = root.add_child(instance=NewsPage(title="示例消息", slug="draft-news", body=body, live=False))
    address = reverse("wagtaildocs_serve", args=[document.pk, document.filename])
    assert client.get(address).status_code == 404
    news.live = True
    news.save()
    assert client.get(address).status_code == 200


def test_files_of_an_older_version_are_moved(homes):
    image = pictured().image
    name = image.file.name
    storages["default"].save(name, ContentFile(image.file.open().read()))
    storages["private"].delete(name)
    assert move_to_private([CustomImage]) == 1
    assert (storages["private"].exists(name), storages["default"].exists(name)) == (True, False)
    assert move_to_private([CustomImage]) == 0


def published_at_the_desk(record, **fields):
    """What the form does: a version is kept and published."""
    for name, value in fields.items():
        setattr(record, name, value)
    record.save_revision().publish()


def test_a_window_that_closes_takes_the_picture_along(client, homes, django_capture_on_commit_callbacks):
    closed, open_still, shown_elsewhere = (pictured(visible_until=TOMORROW) for _ in range(3))
    ObjectFactory(image=shown_elsewhere.image)
    records = (closed, open_still, shown_elsewhere)
    small = [record.image.get_rendition("max-480x480|format-webp").url for record in records]
    leave_with_closed_windows()
    assert [client.get(url).status_code for url in small] == [200, 200, 200]
    Object.objects.filter(pk__in=[closed.pk, shown_elsewhere.pk]).update(visible_until=timezone.now())
    with django_capture_on_commit_callbacks(execute=True):
        do_what_is_due()
    assert [client.get(url).status_code for url in small] == [404, 200, 200]


@pytest.mark.parametrize("fields", [{"visible_from": TOMORROW}, {"visible_until": TOMORROW - timedelta(days=2)}])
def test_an_embargo_set_at_the_desk_takes_the_picture_along(client, homes, django_capture_on_commit_callbacks, fields):
    record = pictured()
    small = record.image.get_rendition("max-480x480|format-webp")
    with django_capture_on_commit_callbacks(execute=True):
        published_at_the_desk(record, **fields)
    assert client.get(small.url).status_code == 404


def test_rights_of_the_record_that_close_take_its_picture_along(client, homes, django_capture_on_commit_callbacks):
    record = pictured("", rights=Rights.CC0)
    small = record.image.get_rendition("max-480x480|format-webp")
    with django_capture_on_commit_callbacks(execute=True):
        published_at_the_desk(record, rights=Rights.HOUSE_ONSITE)
    assert client.get(small.url).status_code == 404


def test_an_unpublished_page_takes_its_pictures_along(client, homes, django_capture_on_commit_callbacks):
    image = CustomImage.objects.create(title="示例图", file=get_test_image_file(), rights=Rights.CC0)
    with django_capture_on_commit_callbacks(execute=True):
        page = news("gone", hero_image=image)
    small = image.get_rendition("max-480x480|format-webp")
    with django_capture_on_commit_callbacks(execute=True):
        page.unpublish()
    assert client.get(small.url).status_code == 404

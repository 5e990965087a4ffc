"""Withdrawing, restoring and merging at the desk."""

import pytest
from django.urls import reverse

from platform_site.records.models import RecordMerge
from tests.factories.accounts import curator, reviewer
from tests.factories.records import ObjectFactory

pytestmark = pytest.mark.django_db


def address(record, name: str, *args) -> str:
    return reverse(record.snippet_viewset.get_url_name(name), args=[record.pk, *args])


@pytest.fixture
def record():
    return ObjectFactory(title="青瓷壶")


@pytest.fixture
def desk(client, record):
    client.force_login(reviewer("museum"))
    return client


def test_the_form_offers_what_fits(desk, record):
    page = desk.get(address(record, "edit")).content.decode()
    assert address(record, "withdraw") in page
    assert address(record, "merge") in page
    assert address(record, "restore") not in page


def test_withdraw_and_restore(desk, record):
    assert desk.post(address(record, "withdraw"), {"reason": ""}).status_code == 200
    desk.post(address(record, "withdraw"), {"reason": "权利人要求"})
    record.refresh_from_db()
    assert (record.live, record.withdrawn_reason) == (False, "权利人要求")
    assert address(record, "restore") in desk.get(address(record, "edit")).content.decode()
    desk.post(address(record, "restore"))
    record.refresh_from_db()
    assert record.live


@pytest.mark.parametrize("by", ["identifier", "ark"])
def test_merge_by_number_or_identifier_and_undo(desk, record, by):
    other = ObjectFactory(title="重复的青瓷壶")
    desk.post(address(record, "merge"), {"other": getattr(other, by)})
    merge = RecordMerge.objects.get()
    assert (merge.kept_id, merge.merged_id) == (record.ark, other.ark)
    undo = address(record, "undo_merge", merge.pk)
    assert undo in desk.get(address(record, "merge")).content.decode()
    desk.post(undo)
    merge.refresh_from_db()
    assert merge.undone_at is not None


def test_an_unknown_duplicate_is_said_in_words(desk, record):
    page = desk.post(address(record, "merge"), {"other": "没有这个号"}).content.decode()
    assert "没有找到“没有这个号”" in page
    assert not RecordMerge.objects.exists()


def test_only_whoever_may_publish(client, record):
    client.force_login(curator("library"))
    assert client.get(address(record, "withdraw")).status_code == 404

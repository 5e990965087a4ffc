"""What a permanent address answers after a record was withdrawn, deleted, merged, and after each is undone."""

import pytest
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.urls import reverse

from museum.models import ObjectRelation
from platform_site.records.domain.merging import merge_records, undo_merge
from platform_site.records.domain.register import look_up
from platform_site.records.domain.withdrawing import restore, withdraw
from platform_site.records.models import Ark, RecordLogEntry
from search.models import Document
from tests.factories.accounts import AdministratorFactory
from tests.factories.records import ArtworkFactory, HeritageElementFactory, ObjectFactory
from tests.factories.venues import venue_homes

pytestmark = pytest.mark.django_db


@pytest.fixture
def user():
    return AdministratorFactory()


@pytest.fixture
def homes():
    cache.clear()
    return venue_homes()


def found(record) -> bool:
    return Document.objects.filter(resource_id=record.ark).exists()


def both_addresses(record) -> list[str]:
    return [reverse("permanent", args=[record.ark]), record.get_absolute_url()]


def test_a_withdrawn_record_is_forgotten_and_its_addresses_say_why(client, homes, user):
    record = ObjectFactory(title="不可见的题名")
    addresses = both_addresses(record)
    withdraw(record, reason="权利人要求撤下", user=user)
    assert not found(record)
    for address in addresses:
        answer = client.get(address)
        page = answer.content.decode()
        assert answer.status_code == 410
        assert all(words in page for words in ("本记录已撤下", "权利人要求撤下", record.ark, "/museum/"))
        assert "不可见的题名" not in page
    assert RecordLogEntry.objects.filter(action="records.withdraw").count() == 1


def test_a_restored_record_is_as_it_was(client, homes, user):
    record = ObjectFactory(title="回来的瓶")
    record.save_revision().publish()
    record.refresh_from_db()
    before = (record.live, record.live_revision_id, record.has_unpublished_changes)
    withdraw(record, reason="核对著录", user=user)
    restore(record, user=user)
    record.refresh_from_db()
    assert (record.live, record.live_revision_id, record.has_unpublished_changes) == before
    assert (record.withdrawn_at, record.withdrawn_reason, found(record)) == (None, "", True)
    assert client.get(record.get_absolute_url()).status_code == 200


def test_a_draft_does_not_carry_the_withdrawal_away(user):
    record = ObjectFactory()
    record.save_revision()
    record.refresh_from_db()
    withdraw(record, reason="核对", user=user)
    record.refresh_from_db()
    assert record.get_latest_revision_as_object().withdrawn_reason == "核对"


def test_publishing_ends_a_withdrawal(user):
    record = ObjectFactory()
    withdraw(record, reason="核对", user=user)
    record.refresh_from_db()
    record.save_revision().publish()
    record.refresh_from_db()
    assert (record.live, record.withdrawn_at, record.withdrawn_reason) == (True, None, "")


@pytest.mark.parametrize(("reason", "live"), [("", True), ("  ", True), ("长" * 501, True), ("好", False)])
def test_no_withdrawal_without_a_reason_or_of_a_draft(user, reason, live):
    record = ObjectFactory(live=live)
    with pytest.raises(ValidationError):
        withdraw(record, reason=reason, user=user)
    with pytest.raises(ValidationError):
        restore(record, user=user)


def test_a_deleted_record_leaves_a_tombstone_and_its_identifier_for_good(client, homes):
    record = ObjectFactory()
    address, ark = reverse("permanent", args=[record.ark]), record.ark
    record.delete()
    assert client.get(address).status_code == 410
    assert Ark.objects.get(ark=ark).gone_at is not None


def test_drafts_and_unknown_identifiers_are_not_there(client, homes):
    assert client.get(reverse("permanent", args=[ObjectFactory(live=False).ark])).status_code == 404
    assert client.get(reverse("permanent", args=["ark:/99999/nothing"])).status_code == 404


def test_a_merged_record_leads_to_the_kept_one(client, homes, user):
    kept, other = ObjectFactory(title="留下的"), ObjectFactory(title="重复的")
    addresses = both_addresses(other)
    merge_records(kept=kept, other=other, user=user)
    for address in addresses:
        answer = client.get(address)
        assert (answer.status_code, answer.url) == (301, kept.get_absolute_url())
    assert not found(other)
    assert look_up(kept.ark).record == kept


def test_a_record_that_led_to_the_merged_one_does_not_lead_to_itself(client, homes, user):
    kept, other = ObjectFactory(title="青花瓶"), ObjectFactory(title="青花瓶（重复）")
    ObjectRelation.objects.create(record=kept, target_id=other.ark, note="与此为一对")
    merge = merge_records(kept=kept, other=other, user=user)
    assert "与此为一对" not in client.get(kept.get_absolute_url()).content.decode()
    undo_merge(merge, user=user)
    assert "与此为一对" in client.get(kept.get_absolute_url()).content.decode()


def test_a_chain_of_merges_leads_to_its_end_and_ends_where_that_is_gone(client, homes, user):
    first, second, third = ObjectFactory.create_batch(3)
    address = reverse("permanent", args=[first.ark])
    merge_records(kept=second, other=first, user=user)
    merge_records(kept=third, other=second, user=user)
    assert client.get(address).url == third.get_absolute_url()
    withdraw(third, reason="核对", user=user)
    assert client.get(address).status_code == 410


def test_parts_and_links_come_along_and_go_back(user):
    kept, other = ObjectFactory(), ObjectFactory()
    part = ObjectFactory(part_of=other)
    friend = ObjectFactory()
    link = ObjectRelation.objects.create(record=friend, target_id=other.ark)
    merge = merge_records(kept=kept, other=other, user=user)
    part.refresh_from_db()
    link.refresh_from_db()
    assert (part.part_of_id, link.target_id) == (kept.pk, kept.ark)
    undo_merge(merge, user=user)
    for row in (part, link, other):
        row.refresh_from_db()
    assert (part.part_of_id, link.target_id, other.live) == (other.pk, other.ark, True)
    assert look_up(other.ark).record == other
    with pytest.raises(ValidationError):
        undo_merge(merge, user=user)


def test_what_somebody_has_moved_since_stays_where_it_is(user):
    kept, other, elsewhere = ObjectFactory.create_batch(3)
    part = ObjectFactory(part_of=other)
    merge = merge_records(kept=kept, other=other, user=user)
    type(part).objects.filter(pk=part.pk).update(part_of=elsewhere)
    undo_merge(merge, user=user)
    part.refresh_from_db()
    assert part.part_of_id == elsewhere.pk


def test_what_cannot_be_one_thing_is_refused(user):
    record, artwork = ObjectFactory(), ArtworkFactory()
    part = ObjectFactory(part_of=record)
    for kept, other in ((record, record), (record, artwork), (part, record)):
        with pytest.raises(ValidationError):
            merge_records(kept=kept, other=other, user=user)
    merged = ObjectFactory()
    merge_records(kept=record, other=merged, user=user)
    with pytest.raises(ValidationError):
        merge_records(kept=merged, other=ObjectFactory(), user=user)


def test_the_kept_record_is_shown_to_those_whom_the_other_one_was_related_to(client, homes, user):
    element = HeritageElementFactory()
    kept, other = ObjectFactory(title="留下的剪刀"), ObjectFactory(title="重复的剪刀")
    element.relations.create(kind="object", target_id=other.ark)
    element.save()
    merge_records(kept=kept, other=other, user=user)
    shown = client.get(element.get_absolute_url()).context["related"]
    assert [(item.label, item.hit.id) for item in shown] == [("留下的剪刀", kept.ark)]

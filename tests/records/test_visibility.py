from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from museum.models import Object
from tests.factories.accounts import AdministratorFactory, UserFactory, curator
from tests.factories.records import ArtworkFactory, ObjectFactory

pytestmark = pytest.mark.django_db


def windows():
    now = timezone.now()
    hour = timedelta(hours=1)
    return {
        "open": ObjectFactory(),
        "inside": ObjectFactory(visible_from=now - hour, visible_until=now + hour),
        "early": ObjectFactory(visible_from=now + hour),
        "late": ObjectFactory(visible_until=now - hour),
        "draft": ObjectFactory(live=False),
    }


def test_the_public_sees_what_is_live_and_inside_its_window():
    records = windows()
    assert set(Object.objects.visible_to(AnonymousUser())) == {records["open"], records["inside"]}
    assert set(Object.objects.visible_to(UserFactory())) == {records["open"], records["inside"]}


def test_one_row_answers_as_the_query_does():
    for record in windows().values():
        assert record.is_public() == Object.objects.public().filter(pk=record.pk).exists()


def test_a_window_opens_and_closes_by_the_clock():
    records = windows()
    later = timezone.now() + timedelta(hours=2)
    assert set(Object.objects.public(later)) == {records["open"], records["early"]}


def test_staff_see_the_drafts_of_their_own_venue_only():
    records = windows()
    foreign = ArtworkFactory(live=False)
    person = curator("museum")
    assert set(Object.objects.visible_to(person)) == set(records.values())
    assert set(type(foreign).objects.visible_to(person)) == set()
    assert set(type(foreign).objects.visible_to(AdministratorFactory())) == {foreign}

"""Likely doubles: found, shown side by side, told apart for good or merged."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse

from museum.models import Object
from platform_site.records.duplicates.finding import LARGEST_GROUP, find_pairs
from platform_site.records.models import DuplicatePair
from platform_site.venues.config import venue_of
from tests.factories.accounts import curator
from tests.factories.records import EditionFactory, ObjectFactory, WorkFactory
from tests.factories.vocabulary import InstitutionFactory

pytestmark = pytest.mark.django_db


def address(name: str, *args) -> str:
    return reverse(Object.snippet_viewset.get_url_name(name), args=args)


def pairs(model=Object) -> list[tuple[int, int, list[str]]]:
    find_pairs(model)
    return list(DuplicatePair.objects.values_list("first_id", "second_id", "reasons"))


def test_the_same_number_written_in_two_ways():
    first, second = ObjectFactory(identifier="故-0012"), ObjectFactory(identifier="故 ００１２")
    ObjectFactory(identifier="故 0013")
    assert pairs() == [(first.pk, second.pk, ["identifier"])]


def test_the_number_of_another_institution_is_no_double():
    ObjectFactory(identifier="1")
    ObjectFactory(identifier="1", institution=InstitutionFactory())
    assert pairs() == []


def test_title_maker_and_date_in_whatever_characters():
    first = ObjectFactory(title="墨竹圖", date_text="清", contributions=["鄭燮"])
    second = ObjectFactory(title="墨竹图", date_text="清", contributions=["郑燮"])
    ObjectFactory(title="墨竹图", date_text="清", contributions=["石涛"])
    assert pairs() == [(first.pk, second.pk, ["title"])]


def test_a_title_that_many_bear_says_nothing():
    for _number in range(LARGEST_GROUP + 1):
        ObjectFactory(title="无题", date_text="清", contributions=["佚名"])
    assert pairs() == []


def test_books_with_one_isbn():
    first, second = WorkFactory(), WorkFactory(institution=InstitutionFactory(venue="library"))
    EditionFactory(work=first, isbn="978-7-101-00307-5")
    EditionFactory(work=second, isbn="9787101003075")
    assert pairs(type(first)) == [(first.pk, second.pk, ["ISBN"])]


def two_alike():
    return ObjectFactory(identifier="A-1", medium="铜"), ObjectFactory(identifier="a1", medium="青铜")


def test_the_page_shows_a_pair_side_by_side(client):
    first, second = two_alike()
    client.force_login(curator("museum"))
    client.post(address("duplicates"))
    (comparison,) = client.get(address("duplicates")).context["comparisons"]
    lines = {line.label: (line.first, line.second) for line in comparison.lines if line.differs}
    assert (comparison.first.record, comparison.second.record) == (first, second)
    assert lines["材质与技法（著录）"] == ("铜", "青铜")


def test_the_page_names_the_numbers_that_its_records_have(client):
    for model, has in ((Object, False), (WorkFactory._meta.model, True)):
        client.force_login(curator(venue_of(model).slug))
        page = client.get(reverse(model.snippet_viewset.get_url_name("duplicates"))).content.decode()
        assert ("ISBN" in page) is has


def test_what_was_told_apart_is_not_asked_again(client):
    two_alike()
    find_pairs(Object)
    client.force_login(curator("museum"))
    client.post(address("duplicate", DuplicatePair.objects.get().pk), {"choice": "apart"})
    find_pairs(Object)
    assert client.get(address("duplicates")).context["comparisons"] == []
    assert DuplicatePair.objects.get().state == DuplicatePair.State.APART


def test_merging_keeps_the_one_that_was_chosen(client):
    first, second = two_alike()
    find_pairs(Object)
    client.force_login(curator("museum"))
    client.post(address("duplicate", DuplicatePair.objects.get().pk), {"choice": "second"})
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.live, bool(first.withdrawn_at), second.live) == (False, True, True)
    assert client.get(address("duplicates")).context["comparisons"] == []


def test_a_pair_with_a_record_of_others_is_not_there(client):
    first, second = two_alike()
    Object.objects.filter(pk=second.pk).update(institution=InstitutionFactory())
    pair = DuplicatePair.objects.create(
        content_type=ContentType.objects.get_for_model(Object), first_id=first.pk, second_id=second.pk
    )
    client.force_login(curator("museum"))
    assert client.get(address("duplicates")).context["comparisons"] == []
    assert client.post(address("duplicate", pair.pk), {"choice": "apart"}).status_code == 404

"""Sets and volumes, albums and leaves: what is refused, what a reader sees, what it costs."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.images.tests.utils import get_test_image_file

from platform_site.media.models import CustomImage
from platform_site.venues.config import venue_of
from platform_site.venues.lineage import DEEPEST
from platform_site.venues.wholes import PARTS_SHOWN
from tests.admin.forms import filled_in
from tests.factories.accounts import AdministratorFactory, curator
from tests.factories.records import ArtworkFactory, HeritageElementFactory, ObjectFactory, WorkFactory
from tests.factories.venues import venue_homes
from tests.factories.vocabulary import InstitutionFactory

pytestmark = pytest.mark.django_db
FACTORIES = (WorkFactory, ObjectFactory, ArtworkFactory, HeritageElementFactory)
MOST_QUERIES = 12


@pytest.fixture
def homes():
    cache.clear()
    return venue_homes()


def faults(record) -> set[str]:
    try:
        record.clean()
    except ValidationError as fault:
        return set(fault.message_dict)
    return set()


def album(count: int = 3, factory=ArtworkFactory, **fields):
    """A whole and its parts, stored in another order than their own."""
    whole = factory(title="渌水册", **fields)
    orders = [*range(2, count + 1), 1]
    parts = {
        order: factory(title=f"第{order}开题", part_of=whole, part_label=f"第{order}开", part_order=order)
        for order in orders
    }
    return whole, [parts[order] for order in sorted(parts)]


def page_of(client, record) -> str:
    answer = client.get(record.get_absolute_url())
    assert answer.status_code == 200
    return answer.content.decode()


def place_of(client, record):
    return client.get(record.get_absolute_url()).context["place"]


@pytest.mark.parametrize("factory", FACTORIES)
def test_a_circle_is_refused(factory):
    top = factory()
    middle = factory(part_of=top)
    leaf = factory(part_of=middle)
    assert faults(leaf) == set()
    for below in (leaf, middle, top):
        top.part_of = below
        assert faults(top) == {"part_of"}


def test_a_whole_of_another_institution_is_refused():
    other = InstitutionFactory(venue="gallery")
    record = ArtworkFactory(part_of=ArtworkFactory(institution=other))
    assert faults(record) == {"part_of"}


def test_a_whole_does_not_leave_its_parts_for_another_institution():
    whole, _leaves = album()
    whole.institution = InstitutionFactory(venue="gallery")
    assert faults(whole) == {"institution"}


def test_levels_have_an_end():
    record = ArtworkFactory()
    for _level in range(DEEPEST - 1):
        record = ArtworkFactory(part_of=record)
        assert faults(record) == set()
    assert faults(ArtworkFactory(part_of=record)) == {"part_of"}


def test_the_form_says_so_in_plain_words(client):
    whole, leaves = album()
    client.force_login(curator("gallery"))
    address = reverse(whole.snippet_viewset.get_url_name("edit"), args=[whole.pk])
    form = filled_in(client, address, part_of=str(leaves[0].pk))
    answer = client.post(address, form.dict())
    assert answer.status_code == 200
    assert "不能作它的整体" in answer.content.decode()


@pytest.mark.parametrize("factory", FACTORIES)
def test_a_whole_shows_its_parts_in_order(client, homes, factory):
    whole, leaves = album(factory=factory)
    assert [part.pk for part in place_of(client, whole).parts] == [leaf.pk for leaf in leaves]
    html = page_of(client, whole)
    places = [html.index(leaf.get_absolute_url()) for leaf in leaves]
    assert places == sorted(places)


@pytest.mark.parametrize("factory", FACTORIES)
def test_a_part_shows_its_whole_and_its_neighbours(client, homes, factory):
    whole, leaves = album(factory=factory)
    place = place_of(client, leaves[1])
    assert (place.whole, place.previous, place.next) == (whole, leaves[0], leaves[2])
    assert (place.number, place.count) == (2, 3)
    html = page_of(client, leaves[1])
    for expected in (whole, leaves[0], leaves[2]):
        assert expected.get_absolute_url() in html
    assert (place_of(client, leaves[0]).previous, place_of(client, leaves[2]).next) == (None, None)


def test_the_breadcrumb_leads_through_the_levels(client, homes):
    top = WorkFactory(title="丛书")
    middle = WorkFactory(title="子集", part_of=top)
    volume = WorkFactory(title="卷一", part_of=middle)
    crumbs = page_of(client, volume).partition('class="crumbs')[2].partition("</nav>")[0]
    places = [crumbs.index(text) for text in ("丛书", "子集", "卷一")]
    assert places == sorted(places)


@pytest.mark.parametrize("hidden", [{"live": False}, {"visible_from": 1}, {"visible_until": -1}])
def test_what_is_not_public_is_neither_whole_nor_part_nor_neighbour(client, homes, hidden):
    values = {
        name: value if name == "live" else timezone.now() + timedelta(hours=value) for name, value in hidden.items()
    }
    whole, leaves = album()
    type(whole).objects.filter(pk=leaves[1].pk).update(title="保密词", **values)
    assert [part.pk for part in place_of(client, whole).parts] == [leaves[0].pk, leaves[2].pk]
    place = place_of(client, leaves[0])
    assert (place.next, place.count) == (leaves[2], 2)
    assert "保密词" not in page_of(client, whole) + page_of(client, leaves[0])

    type(whole).objects.filter(pk=whole.pk).update(title="保密词", **values)
    assert place_of(client, leaves[0]).whole is None
    assert "保密词" not in page_of(client, leaves[0])


def test_a_circle_that_got_in_does_not_hang_the_page(client, homes):
    whole, leaves = album(count=1)
    type(whole).objects.filter(pk=whole.pk).update(part_of=leaves[0])
    assert place_of(client, leaves[0]).above == (whole,)


def test_many_parts_come_by_the_page(client, homes):
    whole, leaves = album(count=PARTS_SHOWN + 2)
    url = whole.get_absolute_url()
    assert [len(client.get(url, {"page": page}).context["place"].parts) for page in ("1", "2", "9", "x")] == [
        PARTS_SHOWN, 2, 2, PARTS_SHOWN,
    ]  # fmt: skip
    assert client.get(url).context["place"].total == len(leaves)


def illustrated() -> CustomImage:
    return CustomImage.objects.create(title="示例图片", file=get_test_image_file())


def queries(client, record) -> int:
    page_of(client, record)  # pictures get their small versions, caches fill
    with CaptureQueriesContext(connection) as captured:
        page_of(client, record)
    return len(captured)


@pytest.mark.parametrize("factory", FACTORIES)
def test_pages_cost_the_same_for_one_part_and_three(client, homes, factory):
    whole = factory(image=illustrated())
    leaf = factory(part_of=whole, part_order=2, image=illustrated())
    few = (queries(client, whole), queries(client, leaf))
    factory(part_of=whole, part_order=1, image=illustrated())
    factory(part_of=whole, part_order=3, image=illustrated())
    many = (queries(client, whole), queries(client, leaf))
    assert many == few
    assert max(many) <= MOST_QUERIES


def test_levels_cost_nothing_more(client, homes):
    top = WorkFactory()
    leaf = WorkFactory(part_of=top)
    one = queries(client, leaf)
    type(top).objects.filter(pk=top.pk).update(part_of=WorkFactory(part_of=WorkFactory()))
    assert queries(client, leaf) == one


@pytest.mark.parametrize("factory", FACTORIES)
def test_a_whole_is_not_deleted_under_its_parts(client, factory):
    whole, leaves = album(factory=factory)
    client.force_login(AdministratorFactory())
    address = reverse(whole.snippet_viewset.get_url_name("delete"), args=[whole.pk])
    assert "它有 3 个部分" in client.get(address).content.decode()
    answer = client.post(address, follow=True)
    assert "没有删除" in answer.content.decode()
    assert type(whole).objects.filter(pk=whole.pk).exists()
    for leaf in leaves:
        leaf.delete()
    client.post(address)
    assert not type(whole).objects.filter(pk=whole.pk).exists()


def test_many_records_are_not_deleted_while_one_of_them_has_parts(client):
    whole, leaves = album()
    client.force_login(AdministratorFactory())
    address = reverse("wagtail_bulk_action", args=["art_gallery", "artwork", "delete"])
    back = reverse(whole.snippet_viewset.get_url_name("list"))
    query = f"{address}?id={whole.pk}&next={back}"
    assert "没有删除任何记录" in client.post(query, follow=True).content.decode()
    assert type(whole).objects.filter(pk=whole.pk).exists()
    alone = "&".join(f"id={leaf.pk}" for leaf in leaves)
    client.post(f"{address}?{alone}&next={back}")
    client.post(query)
    assert not type(whole).objects.exists()


def test_unpublishing_a_whole_names_the_parts_that_stay(client):
    whole, leaves = album()
    type(whole).objects.filter(pk=leaves[0].pk).update(live=False)
    client.force_login(curator("gallery"))
    address = reverse(whole.snippet_viewset.get_url_name("unpublish"), args=[whole.pk])
    html = client.get(address).content.decode()
    assert "它有 2 个公开的部分" in html
    assert (leaves[0].title in html, leaves[1].title in html) == (False, True)
    client.post(address)
    whole.refresh_from_db()
    assert not whole.live


@pytest.mark.parametrize("factory", [WorkFactory, ArtworkFactory])
def test_the_form_lists_the_parts(client, factory):
    whole, leaves = album(factory=factory)
    client.force_login(curator(venue_of(type(whole)).slug))
    html = client.get(reverse(whole.snippet_viewset.get_url_name("edit"), args=[whole.pk])).content.decode()
    for leaf in leaves:
        assert reverse(leaf.snippet_viewset.get_url_name("edit"), args=[leaf.pk]) in html

"""A record's address, what it shows, and that nobody reads what is not public."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone

from platform_site.vocabulary.models import Period
from search.query import SearchRequest
from search.views import run_search
from tests.factories.records import ArtworkFactory, ObjectFactory
from tests.factories.venues import venue_homes

pytestmark = pytest.mark.django_db


@pytest.fixture
def homes():
    cache.clear()
    return venue_homes()


def test_a_record_lies_under_its_venue_and_its_ark_leads_there(client, homes):
    record = ObjectFactory(title="清光绪 釉下五彩瓶")
    assert record.get_absolute_url() == f"/museum/objects/{record.ark_name}/"
    answer = client.get(reverse("permanent", args=[record.ark]))
    assert (answer.status_code, answer.url) == (302, record.get_absolute_url())
    assert client.head(reverse("permanent", args=[record.ark])).status_code == 302


def test_the_address_follows_the_page_when_it_moves(client, homes, django_capture_on_commit_callbacks):
    record = ObjectFactory()
    home = homes["museum"]
    home.slug = "bowuguan"
    with django_capture_on_commit_callbacks(execute=True):
        home.save_revision().publish()
    assert record.get_absolute_url() == f"/bowuguan/objects/{record.ark_name}/"
    assert client.get(record.get_absolute_url()).status_code == 200
    assert [hit.url for hit in run_search(SearchRequest(kind=("object",))).hits] == [record.get_absolute_url()]


def test_a_record_shows_its_facts_linked_to_what_shares_them(client, homes):
    record = ObjectFactory(
        contributions=["湖南瓷业公司"],
        subjects=["花卉"],
        places=["醴陵"],
        object_class="瓷器",
        date_text="清光绪三十四年",
    )
    page = client.get(record.get_absolute_url()).content.decode()
    links = ("?subject=%E8%8A%B1%E5%8D%89", "?creator=%E6%B9%96%E5%8D%97", "?q=%E9%86%B4%E9%99%B5")
    for expected in ("湖南瓷业公司", "清光绪三十四年", *links):
        assert expected in page


@pytest.mark.parametrize("fields", [{"live": False}, {"visible_from": 1}, {"visible_until": -1}])
def test_what_is_not_public_is_not_there(client, homes, fields):
    values = {
        name: timezone.now() + timedelta(hours=value) if name != "live" else value for name, value in fields.items()
    }
    record = ObjectFactory(title="保密词", **values)
    for url in (record.get_absolute_url(), reverse("permanent", args=[record.ark]), "/museum/", "/museum/objects/"):
        assert "保密词" not in client.get(url, follow=True).content.decode()
    assert client.get(record.get_absolute_url()).status_code == 404


def kin_of(client, record) -> dict[str, list[tuple[str, str]]]:
    groups = client.get(record.get_absolute_url()).context["relatives"]
    return {group.name: [(near.hit.id, near.reason) for near in group.neighbours] for group in groups}


def test_relatives_come_from_every_venue_and_say_why(client, homes):
    record = ObjectFactory(contributions=["齐白石"], subjects=["虾"], materials=["宣纸"])
    same_maker = ArtworkFactory(title="墨虾图", contributions=["齐白石"])
    same_material = ArtworkFactory(title="山水", materials=["宣纸"])
    same_subject = ArtworkFactory(title="虾趣", subjects=["虾"])
    ArtworkFactory(title="无关之作")
    assert kin_of(client, record) == {
        "maker": [(same_maker.ark, "creator")],
        "alike": [(same_subject.ark, "subject"), (same_material.ark, "material")],
    }


def test_relatives_of_one_time_and_place(client, homes):
    qing = Period.objects.get(label="清光绪")
    record = ObjectFactory(period=qing, places=["醴陵"])
    there = ArtworkFactory(period=qing, places=["醴陵", "株洲"])
    elsewhere = ArtworkFactory(period=qing, places=["景德镇"], description="“醴陵”")
    ArtworkFactory(places=["醴陵"])
    assert kin_of(client, record) == {"then": [(there.ark, "period")], "alike": [(elsewhere.ark, "period")]}


def test_words_of_the_title_bring_relatives_nearer(client, homes):
    record = ObjectFactory(title="釉下五彩花鸟瓶", subjects=["瓷器"])
    like = ObjectFactory(title="釉下五彩花鸟盘", subjects=["瓷器"])
    other = ObjectFactory(title="青瓷碗", subjects=["瓷器"])
    assert kin_of(client, record)["alike"] == [(like.ark, "subject"), (other.ark, "subject")]


def test_each_group_of_relatives_leads_to_all_of_them(client, homes):
    record = ObjectFactory(contributions=["齐白石"], subjects=["虾"])
    ArtworkFactory(contributions=["齐白石"])
    ArtworkFactory(subjects=["虾"])
    for group in client.get(record.get_absolute_url()).context["relatives"]:
        shown = {near.hit.id for near in group.neighbours}
        assert shown <= {hit.id for hit in client.get(group.url).context["result"].hits}


def test_one_venue_does_not_serve_the_records_of_another(client, homes):
    record = ArtworkFactory()
    assert client.get(f"/museum/objects/{record.ark_name}/").status_code == 404

"""The result page as a person uses it: flags, years, searched facets, addresses, the feed, and no dead end."""

from datetime import timedelta
from xml.etree import ElementTree

import pytest
from django.http import QueryDict
from django.utils import timezone

from platform_site.vocabulary.models import Institution
from search import page, timeline
from search.models import Document
from search.query import SearchRequest
from search.resource import row_key
from search.views import request_from
from search.years import MOST_BARS, Years

from .app.models import Thing

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


def add(title, **data):
    return Thing.objects.create(title=title, data=data)


def html(client, **parameters):
    response = client.get("/search/", parameters)
    assert response.status_code == 200
    return response.content.decode()


def test_flags_stand_with_their_counts_and_lead_to_what_they_count(client):
    add("青花瓶", thumbnail="/a.webp")
    add("青花碗")
    context = client.get("/search/", {"q": "青花"}).context
    assert [(one.value, one.count, one.url) for one in context["flags"]] == [
        ("image", 1, "?q=%E9%9D%92%E8%8A%B1&image=true")
    ]
    chosen = client.get("/search/", {"q": "青花", "image": "true"}).context
    assert [hit.title for hit in chosen["result"].hits] == ["青花瓶"]
    assert [(chip.value, chip.url) for chip in chosen["chips"]] == [("有图片", "?q=%E9%9D%92%E8%8A%B1")]


def test_the_histogram_leads_into_its_years(client):
    for first in (1690, 1720, 1890):
        add(f"青花{first}", year_from=first, year_to=first)
    context = client.get("/search/", {"q": "青花"}).context
    bars = [column for column in context["timeline"].columns if column.count]
    assert [(bar.label, bar.count) for bar in bars] == [("1690–1699", 1), ("1720–1729", 1), ("1890–1899", 1)]
    inside = client.get(f"/search/{bars[1].url}").context
    assert inside["result"].total == 1
    assert [(chip.label, chip.value, chip.url) for chip in inside["chips"]] == [
        ("年份", "1720–1729", "?q=%E9%9D%92%E8%8A%B1")
    ]


def test_the_histogram_does_not_end_in_the_future(client):
    for first in (399, 1000, 1700, 2020):
        add(f"青花{first}", year_from=first, year_to=first)
    context = client.get("/search/", {"q": "青花"}).context
    assert context["timeline"].columns[-1].label == "21 世纪"
    assert context["timeline"].last == str(timezone.now().year)


@pytest.mark.parametrize(
    ("spans", "first", "labels"),
    [
        ({(1700, 1700): 1, (1720, 1720): 1}, None, ["1700–1709", "1710–1719", "1720–1729"]),
        ({(-500, -490): 1, (1900, 1900): 200}, None, []),
        ({(-500, -490): 10, (1100, 1100): 10}, None, ["前 501–前 402", "前 401–前 302", "前 301–前 202"]),
        ({(1368, 1644): 5, (1980, 1980): 5}, 1300, ["1300–1349"]),
    ],
)
def test_bars_are_few_and_named(spans, first, labels):
    bars = Years.of(spans).bars(first)
    assert len(bars) <= MOST_BARS + 1
    assert [timeline.named(bar.first, bar.last) for bar in bars][: len(labels)] == labels


def test_centuries_and_open_ends_have_names():
    assert timeline.named(1700, 1799) == "18 世纪"
    assert timeline.named(None, 1699) == "1699 年以前"
    assert timeline.named(0, None) == "前 1 年以后"


def test_a_long_facet_is_searched_without_script(client):
    for number in range(60):
        add(f"青花{number}", creators=[f"张{number:02}"])
    add("青花", creators=["齐白石"])
    assert 'name="in_creator"' in html(client, q="青花")
    assert "齐白石" in html(client, q="青花", in_creator="qbs")
    context = client.get("/search/", {"q": "青花", "in_creator": "齐"}).context
    group = next(group for group in context["facets"] if group.name == "creator")
    assert [option.value for option in group.options] == ["齐白石"]
    assert group.options[0].url == "?q=%E9%9D%92%E8%8A%B1&creator=%E9%BD%90%E7%99%BD%E7%9F%B3"
    assert "没有这样的选项" in html(client, q="青花", in_creator="无此人")


def test_an_address_has_one_order_and_no_empty_parameter(client):
    asked = "year_from=&q=瓶&view=grid&in_creator=齐&kind=object&venue=museum&sort=title&year_to="
    response = client.get(f"/search/?{asked}")
    assert response.status_code == 302
    wanted = "?q=%E7%93%B6&venue=museum&kind=object&sort=title&view=grid&in_creator=%E9%BD%90"
    assert response.url == f"/search/{wanted}"
    context = client.get("/search/", {"kind": "object", "q": "瓶", "image": "true", "venue": "museum"}).context
    assert context["canonical"] == "http://testserver/search/?q=%E7%93%B6&venue=museum&kind=object&image=true"


def test_links_keep_the_order_of_the_address():
    request = request_from(QueryDict("sort=title&image=true&period=清&q=瓶"))
    assert page.Addresses(request, {}).toggle("venue", "museum") == (
        "?q=%E7%93%B6&venue=museum&period=%E6%B8%85&image=true&sort=title"
    )


def test_a_venue_is_entered_and_left_without_losing_the_query(client):
    add("青花瓶", venue="museum", periods=["清"])
    add("青花考", venue="library", periods=["清"])
    inside = client.get("/search/", {"q": "青花", "period": "清", "venue": "museum"}).context
    assert [(tab.value, tab.count) for tab in inside["tabs"]][0] == ("", 2)
    assert inside["tabs"][0].url == "?q=%E9%9D%92%E8%8A%B1&period=%E6%B8%85"


def test_the_feed_holds_the_newest_of_the_search(client):
    add("青花旧", modified="2020-01-01T00:00:00+08:00", periods=["清"])
    add("青花新", modified="2026-01-01T00:00:00+08:00", creators=["齐白石"], periods=["清"])
    add("紫砂壶", periods=["清"])
    Thing.objects.create(title="青花秘", data={"periods": ["清"]}, visible_from=timezone.now() + timedelta(hours=1))
    address = client.get("/search/", {"q": "青花", "period": "清", "page": "1"}).context["feed_url"]
    response = client.get(address)
    assert response["Content-Type"].startswith("application/atom+xml")
    feed = ElementTree.fromstring(response.content)
    assert [entry.findtext(f"{ATOM}title") for entry in feed.iter(f"{ATOM}entry")] == ["青花新", "青花旧"]
    assert feed.find(f"{ATOM}entry/{ATOM}updated").text.startswith("2026-01-01")
    assert feed.find(f"{ATOM}link[@rel='self']").get("href").endswith(address)
    assert feed.findtext(f"{ATOM}id").startswith("http")  # an IRI, RFC 4287


def test_years_from_late_to_early_are_turned():
    assert request_from(QueryDict("year_from=1800&year_to=1700")) == SearchRequest(year_from=1700, year_to=1800)


def test_nothing_found_names_the_words_and_the_houses(client):
    house = Institution.objects.exclude(venue="").order_by("path").first()
    house.phone, house.address = "0731-0000 0001", "示例路 1 号"
    house.save()
    add("醴陵窑瓷")
    text = html(client, q="恐龙 化石蛋")
    assert "恐龙、化石蛋" in text
    assert 'href="tel:0731-00000001"' in text
    assert "示例路 1 号" in text


def test_nothing_found_under_filters_says_what_would_be_found_without_them(client):
    add("青花瓶", periods=["清"])
    context = client.get("/search/", {"q": "青花", "period": "明"}).context
    assert context["nothing"].unlimited == 1
    assert context["nothing"].words == ()


def test_nothing_found_offers_what_sounds_so_and_what_is_wider(client):
    add("醴陵窑瓷", subjects=["陶瓷"])
    alike = client.get("/search/", {"q": "利令窑瓷", "exact": "true"}).context["nothing"].alike
    assert [one.text for one in alike] == ["醴陵窑瓷"]


def test_a_page_behind_the_last_leads_back(client):
    add("青花瓶")
    text = html(client, q="青花", page=7)
    assert "回到第一页" in text


@pytest.mark.parametrize(
    ("field", "value"), [("image", "perhaps"), ("free", "2x"), ("open", "later"), ("places", "many"), ("sort", "date")]
)
def test_the_api_refuses_what_it_does_not_know(client, field, value):
    response = client.get("/api/v1/search", {field: value})
    assert response.status_code == 422
    assert response.json()["detail"][0]["field"] == field


def test_the_api_tells_flags_and_years(client):
    add("青花瓶", thumbnail="/a.webp", year_from=1700, year_to=1705)
    add("青花碗", year_from=1720, year_to=1720)
    found = client.get("/api/v1/search", {"q": "青花", "image": "true"}).json()
    assert found["total"] == 1
    assert found["flags"]["image"] == 1
    every = client.get("/api/v1/search", {"q": "青花", "sort": "latest"}).json()
    assert [hit["title"] for hit in every["hits"]] == ["青花碗", "青花瓶"]
    assert every["years"][0] == {"first": 1700, "last": 1709, "count": 1}


def test_flags_are_stored_with_the_document():
    add("青花瓶", thumbnail="/a.webp", online=True, reusable=True)
    assert Document.objects.values_list("flags", flat=True).get(title="青花瓶") == 0b111


def test_within_is_no_part_of_the_address():
    assert SearchRequest(q="瓶", within=(("creator", "齐"),)).parameters() == [("q", "瓶")]


def leaves(whole, *titles):
    for title in titles:
        add(title, part_of=row_key("searchtest.thing", whole.pk))


def test_parts_stand_under_their_whole_with_the_number_of_those_found(client):
    whole = add("山水册")
    leaves(whole, "山水第一开", "山水第二开", "秋林")
    context = client.get("/search/", {"q": "山水"}).context
    entries = {entry.hit.title: entry for entry in context["entries"]}
    assert len(context["result"].hits) == 3
    assert list(entries) == ["山水册"]
    assert sorted(hit.title for hit in entries["山水册"].beneath) == ["山水第一开", "山水第二开"]
    assert entries["山水册"].whole.count == 2
    inside = client.get(f"/search/{entries['山水册'].url}").context
    assert [(entry.hit.title, entry.beneath) for entry in inside["entries"]] == [("山水第一开", ()), ("山水第二开", ())]
    assert [(chip.label, chip.value, chip.url) for chip in inside["chips"]] == [
        ("属于", "山水册", "?q=%E5%B1%B1%E6%B0%B4")
    ]
    assert "其中共 2 条结果" in html(client, q="山水")


def test_a_lone_part_says_what_it_is_a_part_of(client):
    whole = add("石涛册页")
    leaves(whole, "山水第一开")
    (entry,) = client.get("/search/", {"q": "山水"}).context["entries"]
    assert (entry.hit.title, entry.whole.title, entry.beneath, entry.url) == ("山水第一开", "石涛册页", (), "")
    assert f'<a href="/things/{whole.pk}/">石涛册页</a>' in html(client, q="山水")


def test_nothing_is_said_of_a_whole_that_is_not_public(client):
    whole = add("秘藏册")
    leaves(whole, "山水第一开", "山水第二开")
    assert "秘藏册" in html(client, q="山水")
    whole.live = False
    whole.save()
    shown = html(client, q="山水")
    assert "第二开" in shown
    assert "秘藏册" not in shown
    assert f"t{whole.pk}" not in shown
    answer = client.get("/api/v1/search", {"q": "山水"}).json()
    assert [hit["part_of"] for hit in answer["hits"]] == ["", ""]
    assert answer["wholes"] == []
    record = client.get(f"/api/v1/records/{answer['hits'][0]['id']}").json()
    assert "part_of" not in record


def test_the_api_names_the_whole(client):
    whole = add("山水册")
    leaves(whole, "第一开", "第二开")
    answer = client.get("/api/v1/search", {"q": "开"}).json()
    name = f"ark:/99999/t{whole.pk}"
    assert [hit["part_of"] for hit in answer["hits"]] == [name, name]
    assert answer["wholes"] == [{"id": name, "title": "山水册", "url": f"/things/{whole.pk}/", "count": 2}]
    assert client.get(f"/api/v1/records/{answer['hits'][0]['id']}").json()["part_of"] == name
    assert client.get("/api/v1/search", {"q": "开", "part_of": name}).json()["total"] == 2

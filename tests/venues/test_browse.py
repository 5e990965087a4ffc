"""Finding without searching: the pages to browse by, what they count, and that they reach every public record."""

from __future__ import annotations

import re
from datetime import timedelta
from html import unescape
from urllib.parse import parse_qs, urljoin

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from platform_site.venues.browsing.pages import WAYS
from platform_site.venues.browsing.places import drawn, maps
from platform_site.vocabulary.models import Period, Place
from search.browsing import Shelf
from tests.factories.records import ArtworkFactory, HeritageElementFactory, ObjectFactory, WorkFactory
from tests.factories.venues import venue_homes
from tests.factories.vocabulary import AgentFactory, ConceptFactory

pytestmark = pytest.mark.django_db
MOST = 12
FOLLOWED = {"venue", "kind", "page"}
FACTORIES = {
    "library": WorkFactory,
    "museum": ObjectFactory,
    "gallery": ArtworkFactory,
    "culture": HeritageElementFactory,
}
ADDRESSES = ["/browse/", *(f"/browse/{way}/" for way in WAYS), *(f"/museum/browse/{way}" for way in ("", "places/"))]


@pytest.fixture
def city():
    cache.clear()
    return venue_homes()


def thing(factory=ObjectFactory, **fields):
    values = {
        "subjects": ["示例瓷"],
        "materials": ["瓷土"],
        "places": ["醴陵"],
        "contributions": ["齐白石"],
        "period": Period.objects.get(label="清乾隆"),
        **fields,
    }
    return factory(**values)


def shown(client, url: str, name: str):
    return client.get(url).context[name]


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize("url", ADDRESSES)
def test_queries_do_not_grow(client, city, url, rows):
    client.get("/")
    for number in range(rows):
        parent = ConceptFactory(label=f"示例上位{number}", scheme="term")
        ConceptFactory(label=f"示例题{number}", scheme="term", parent=parent)
        thing(subjects=[f"示例题{number}"], materials=[f"料{number}"], contributions=[f"示例人{number}"])
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    assert len(captured) <= MOST


def test_what_is_not_public_is_in_no_count(client, city):
    thing(title="公开的")
    thing(live=False, subjects=["秘题"], materials=["秘料"], places=["秘地"], contributions=["秘人"])
    later = thing(visible_from=timezone.now() + timedelta(hours=1), subjects=["秘题"], contributions=["秘人"])
    for url in ADDRESSES:
        assert "秘" not in client.get(url).content.decode()
    assert [bar.count for bar in shown(client, "/browse/periods/", "timeline")] == [1]
    later.visible_from = None
    later.save()
    assert [bar.count for bar in shown(client, "/browse/periods/", "timeline")] == [2]


def test_dynasties_stand_in_time_with_their_reigns_within(client, city):
    for label in ("清乾隆", "唐", "清光绪", "清乾隆"):
        thing(period=Period.objects.get(label=label))
    tang, qing = shown(client, "/museum/browse/periods/", "timeline")
    assert (tang.label, tang.count, tang.length, tang.note) == ("唐", 1, 33, "618–907")
    assert (qing.label, qing.count, qing.length) == ("清", 3, 100)
    assert [(reign.label, reign.count) for reign in qing.within] == [("清乾隆", 2), ("清光绪", 1)]


def test_makers_stand_under_the_sound_of_their_names(client, city):
    for name in ("齐白石", "黄永玉", "Auguste", "12号匠人"):
        thing(contributions=[name])
    register = shown(client, "/browse/makers/?letter=q", "register")
    assert [(letter.name, letter.count) for letter in register.letters] == [("A", 1), ("H", 1), ("Q", 1), ("#", 1)]
    assert [(maker.label, maker.count) for maker in register.makers] == [("齐白石", 1)]
    assert [m.label for m in shown(client, "/browse/makers/?letter=%23", "register").makers] == ["12号匠人"]


def test_a_maker_with_a_page_leads_there(client, city):
    agent = AgentFactory(label="示例瓷工", code="potter")
    record = thing(contributions=["示例瓷工"])
    record.contributions.update(agent=agent)
    record.save()
    assert [m.url for m in shown(client, "/browse/makers/", "register").makers] == ["/agents/potter/"]


def test_many_makers_are_paged(client, city):
    for number in range(61):
        thing(contributions=[f"李{number:02}"])
    register = shown(client, "/browse/makers/?letter=L&page=2", "register")
    assert (register.pages.number, register.pages.count, len(register.makers)) == (2, 2, 1)
    assert shown(client, "/browse/makers/?letter=L&page=99999999", "register").pages.number == 1


def test_a_broader_term_counts_each_thing_once(client, city):
    broad = ConceptFactory(label="示例上位", scheme="term")
    for label in ("示例甲", "示例乙"):
        ConceptFactory(label=label, scheme="term", parent=broad)
    thing(subjects=["示例甲", "示例乙"])
    thing(subjects=["示例乙"])
    thing(subjects=["示例上位", "不在词表"])
    scheme, free = shown(client, "/browse/subjects/", "branches")
    (top,) = scheme.within
    assert (top.label, top.count) == ("示例上位", 3)
    assert [(term.label, term.count) for term in top.within] == [("示例乙", 2), ("示例甲", 1)]
    assert [(term.label, term.count) for term in free.within] == [("不在词表", 1)]
    assert len(client.get(top.url).context["result"].hits) == 3


def test_places_are_listed_and_drawn_under_any_of_their_names(client, city):
    Place.objects.filter(label="醴陵市").update(latitude=27.65, longitude=113.5)
    thing(places=["醴陵"])
    thing(places=["醴陵市", "不知何处"])
    page = client.get("/browse/places/")
    assert {(bar.label, bar.count) for bar in page.context["places"]} == {("醴陵", 1), ("醴陵市", 1), ("不知何处", 1)}
    assert [[(dot.bar.label, dot.bar.count) for dot in map.dots] for map in page.context["maps"]] == [[("醴陵市", 2)]]
    assert "<circle" in page.content.decode()


def test_a_map_holds_all_its_dots():
    from platform_site.venues.browsing.bars import Bar

    found = drawn([(Bar("甲", "", 3), 27.8, 113.1), (Bar("乙", "", 1), 34.1, 113.4), (Bar("丙", "", 1), 27.8, 113.1)])
    assert all(0 < dot.x < found.width and 0 < dot.y < found.height for dot in found.dots)
    assert [dot.named for dot in found.dots] == [True, True, False]
    assert found.meridians
    assert found.parallels


def test_where_most_lies_together_it_is_drawn_larger_first():
    from platform_site.venues.browsing.bars import Bar

    near = [(Bar("甲", "", 30), 27.8, 113.1), (Bar("乙", "", 20), 27.6, 113.5)]
    far = (Bar("丙", "", 1), 34.1, 113.4)
    assert [len(map.dots) for map in maps([*near, far])] == [2, 3]
    assert [len(map.dots) for map in maps(near)] == [2]
    assert maps([]) == []


def test_a_venue_shows_its_own_only(client, city):
    thing(ObjectFactory, subjects=["示例甲"])
    thing(ArtworkFactory, subjects=["示例乙"])
    page = client.get("/gallery/browse/subjects/").content.decode()
    assert "示例乙" in page
    assert "示例甲" not in page
    assert "venue=gallery" in page


def test_an_empty_city_and_an_unknown_way(client, city):
    for url in ADDRESSES:
        assert client.get(url).status_code == 200
    assert client.get("/browse/colours/").status_code == 404
    assert client.get("/museum/browse/colours/").status_code == 404


def test_the_english_pages_name_what_they_list(client, city):
    thing()
    assert "Qianlong" in client.get("/en/browse/periods/").content.decode()


def links(client, url: str) -> set[str]:
    page = client.get(url).content.decode()
    return {urljoin(url, unescape(found)).partition("#")[0] for found in re.findall(r'<a\b[^>]*?href="([^"]+)"', page)}


@pytest.mark.parametrize("slug", FACTORIES)
def test_every_record_is_reached_from_its_venues_browse_page(client, city, slug):
    """By links alone, over the kinds of the overview and the pages of its results."""
    wanted = {FACTORIES[slug]().get_absolute_url() for _ in range(25)}
    seen, ahead, reached = set(), {f"/{slug}/browse/"}, set()
    while ahead and not wanted <= reached:
        url = ahead.pop()
        seen.add(url)
        found = links(client, url)
        reached |= found & wanted
        ahead |= {one for one in found if one.startswith("/search/?") and set(parse_qs(one[9:])) <= FOLLOWED} - seen
    assert wanted - reached == set()


def test_what_is_kept_is_never_late(city):
    record = thing(subjects=["示例甲"])
    assert [item.value for item in Shelf().values("subject")] == ["示例甲"]
    record.subjects = ["示例乙"]
    record.save()
    assert [item.value for item in Shelf().values("subject")] == ["示例乙"]
    record.delete()
    assert Shelf().values("subject") == []

"""What a citizen reads of a heritage element: its bearers, its bases, and what it has to do with other records."""

import pytest
from django.core.cache import cache

from search.query import SearchRequest
from search.views import run_search
from tests.factories.records import HeritageElementFactory, ObjectFactory
from tests.factories.venues import venue_homes

pytestmark = pytest.mark.django_db


@pytest.fixture
def scissors():
    return ObjectFactory(title="剪纸用剪刀")


@pytest.fixture
def element(scissors):
    cache.clear()
    venue_homes()
    record = HeritageElementFactory(title="示例剪纸", ich_class="传统美术", level="municipal", season="农历正月")
    record.bearers.create(name="示例传承人甲", level="municipal", batch="第三批", number="示-1", phone="137-机密")
    record.bearers.create(name="示例传承人乙", status="deceased")
    record.bases.create(kind="teaching", name="示例传习所", address="示例路1号", latitude=27.8, longitude=113.1)
    record.relations.create(kind="object", target_id=scissors.ark, note="同一工坊")
    record.relations.create(kind="performance", label="元宵展演")
    record.save()
    return record


def test_the_page_names_bearers_and_bases(client, element):
    page = client.get(element.get_absolute_url()).content.decode()
    shown = (
        "传统美术",
        "市级",
        "农历正月",
        "示例传承人甲",
        "第三批",
        "示例传承人乙（已故）",
        "示例传习所",
        "示例路1号",
    )
    assert [words for words in shown if words not in page] == []
    assert "137-机密" not in page


def test_relations_are_seen_from_either_side(client, element, scissors):
    there = client.get(element.get_absolute_url()).context["related"]
    assert [(item.kind, item.label, item.note) for item in there] == [
        ("相关实物", "剪纸用剪刀", "同一工坊"),
        ("相关演出", "元宵展演", ""),
    ]
    back = client.get(scissors.get_absolute_url()).context["related"]
    assert [(item.label, item.hit.url) for item in back] == [("示例剪纸", element.get_absolute_url())]


def test_what_is_not_public_is_not_named(client, element, scissors):
    type(scissors).objects.filter(pk=scissors.pk).update(live=False)
    scissors.refresh_from_db()
    scissors.save()
    answer = client.get(element.get_absolute_url())
    assert [item.label for item in answer.context["related"]] == ["元宵展演"]
    assert "同一工坊" not in answer.content.decode()


def test_bearers_are_searched_without_their_contacts(element):
    assert [hit.id for hit in run_search(SearchRequest(q="示例传承人乙")).hits] == [element.ark]
    assert run_search(SearchRequest(q="137-机密")).hits == ()

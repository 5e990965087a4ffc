"""What the staff adds to the search: in force at once, in every engine, and never beyond what is public."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from search import names, promoting, vocabulary
from search.engines import get_engine
from search.query import SearchRequest
from search.reading import read
from search.tending import rules
from search.tending.models import Promotion, RuleSet, StopPhrase, SynonymGroup
from search.tending.words import normal, split_words, whole

from .app.models import Thing

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def heard(monkeypatch):
    """The search asks for the words of the rules, as in the whole platform."""
    monkeypatch.setattr(names, "_providers", [vocabulary.equal_names])
    rules.forget()
    yield
    rules._end()
    rules.forget()


def add(title: str, **data) -> str:
    live = data.pop("live", True)
    return f"thing:{Thing.objects.create(title=title, data=data, live=live).pk}"


def titles(q: str, engine: str = "database") -> list[str]:
    return [hit.title for hit in get_engine(engine).search(SearchRequest(q=q)).hits]


def promote(words: str, *ids: str, **fields) -> Promotion:
    promotion = Promotion(words=words, **fields)
    for number, name in enumerate(ids):
        promotion.resources.create(resource_id=name, sort_order=number)
    promotion.save()
    return promotion


def promoted(q: str, **filters) -> list[str]:
    return [hit.title for hit in promoting.promoted(SearchRequest(q=q, **filters))]


def resource_id(title: str) -> str:
    from search.models import Document

    return Document.objects.get(title=title).resource_id


def test_words_of_a_group_find_each_other_at_once():
    add("示例甲骨文拓片")
    assert titles("卜辞龟版") == []
    group = SynonymGroup.objects.create(words="卜辞龟版\n甲骨文")
    assert titles("卜辭龜版") == ["示例甲骨文拓片"]
    group.active = False
    group.save()
    assert titles("卜辞龟版") == []


def test_a_broader_word_takes_in_narrower_ones_and_not_the_other_way():
    add("示例湘东傩戏面具")
    add("示例民间戏剧谱系")
    SynonymGroup.objects.create(kind="narrower", broader="民间戏剧", words="傩戏")
    assert set(titles("民间戏剧")) == {"示例湘东傩戏面具", "示例民间戏剧谱系"}
    assert titles("傩戏") == ["示例湘东傩戏面具"]


def test_a_group_holds_on_elasticsearch_too(elasticsearch_engine):
    from search import outbox

    add("示例甲骨文拓片")
    SynonymGroup.objects.create(words="卜辞龟版\n甲骨文")
    outbox.drain()
    elasticsearch_engine.refresh()
    assert titles("卜辞龟版", "elasticsearch") == ["示例甲骨文拓片"]


def test_a_stop_phrase_is_left_out_where_the_words_as_typed_find_nothing():
    add("示例湘绣")
    SynonymGroup.objects.create(words="湘绣\n湘綉绣品")
    assert read("劳驾问问湘绣").words == ("劳驾问问湘绣",)
    StopPhrase.objects.create(phrase="劳驾问问")
    assert read("劳驾问问湘绣").words == ("湘绣",)
    assert titles("劳驾问问湘绣") == ["示例湘绣"]


def test_another_process_hears_of_a_change(django_assert_num_queries):
    """What another process wrote shows in the version, which is all that an unchanged process asks for."""
    SynonymGroup.objects.create(words="甲骨文\n卜辞龟版")
    first = rules.current()
    with django_assert_num_queries(1):
        assert rules.current() is first
    SynonymGroup.objects.update(words="甲骨文\n殷墟文字")
    RuleSet.objects.update(version=first.version + 1)
    assert rules.current().others_of("甲骨文") == ("殷墟文字",)


def test_a_request_asks_once(django_assert_num_queries):
    SynonymGroup.objects.create(words="甲骨文\n卜辞龟版")
    rules.current()
    rules._begin()
    with django_assert_num_queries(1):
        rules.current()
        rules.current()


def test_a_change_that_is_tried_is_not_in_force_elsewhere():
    tried = rules.stored(changed=SynonymGroup(words="甲骨文\n卜辞龟版"))
    with rules.trying(tried):
        assert rules.current().others_of("甲骨文") == ("卜辞龟版",)
    assert rules.current().others_of("甲骨文") == ()


def test_a_recommendation_stands_first_in_its_order():
    for title in ("示例青花碗", "示例青花瓶", "别的推荐"):
        add(title)
    promote("青花", resource_id("别的推荐"), resource_id("示例青花瓶"), reason="正在展出")
    assert promoted("青花") == ["别的推荐", "示例青花瓶"]
    assert promoted("《青 花》") == ["别的推荐", "示例青花瓶"]
    assert promoted("青花 碗") == []


def test_the_machine_interface_tells_what_is_recommended(client):
    for title in ("示例青花碗", "别的推荐"):
        add(title)
    promote("青花", resource_id("别的推荐"), reason="正在展出")
    found = client.get("/api/v1/search", {"q": "青花"}).json()
    assert [(one["title"], one["reason"]) for one in found["promoted"]] == [("别的推荐", "正在展出")]
    assert found["total"] == 1
    assert client.get("/api/v1/search", {"q": "碗"}).json()["promoted"] == []


def test_a_recommendation_respects_visibility_filters_page_and_days():
    add("示例甲", periods=["清"])
    thing = Thing.objects.get()
    name, today = resource_id("示例甲"), timezone.localdate()
    promotion = promote("青花", name, starts=today, ends=today)
    assert promoted("青花", period=("清",)) == ["示例甲"]
    assert promoted("青花", period=("明",)) == []
    assert promoted("青花", page=2) == promoted("青花", sort="newest") == []
    promotion.starts = promotion.ends = today + timedelta(days=1)
    promotion.save()
    assert promoted("青花") == []
    promotion.starts = promotion.ends = None
    promotion.save()
    thing.live = False
    thing.save()
    assert promoted("青花") == []


def test_nothing_recommended_costs_no_statement(django_assert_num_queries):
    rules.current()
    with django_assert_num_queries(1):
        assert promoted("青花") == []


@pytest.mark.parametrize(
    ("days", "holds"), [((None, None), True), ((0, 0), True), ((1, None), False), ((None, -1), False)]
)
def test_the_days_of_a_recommendation_are_both_included(days, holds):
    today = date(2026, 5, 1)
    start, end = (None if shift is None else today + timedelta(days=shift) for shift in days)
    assert rules.Promise((), starts=start, ends=end).holds_on(today) is holds


def test_words_are_split_and_compared_whatever_their_form():
    assert split_words("青花、 青花瓷\n青花瓷；ＩＣＨ, ich") == ["青花", "青花瓷", "ＩＣＨ"]
    assert (normal("醴陵窯"), whole("《清 · 青花》")) == ("醴陵窑", "清青花")


def test_the_page_marks_what_is_recommended_and_shows_it_once(client):
    add("示例青花瓶")
    promote("青花", resource_id("示例青花瓶"), reason="正在展出")
    html = client.get("/search/", {"q": "青花"}).content.decode()
    assert html.count("示例青花瓶") + html.count("示例<mark>青花</mark>瓶") == 1
    assert "推荐 · 正在展出" in html

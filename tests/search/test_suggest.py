"""Suggestions of every kind, by whatever is typed, and the number of statements they cost."""

from datetime import timedelta

import pytest
from django.utils import timezone

from search import suggest
from search.suggest import LIMIT, Suggestion, Typed, suggestions

from .app.models import Thing

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.search.urls")]


@pytest.fixture(autouse=True)
def _alone(monkeypatch):
    monkeypatch.setattr(suggest, "_providers", [])


def add(title, **data):
    return Thing.objects.create(title=title, data=data)


def found(text):
    return [(one.text, one.kind) for one in suggestions(text)]


@pytest.mark.parametrize("typed", ["青hua", "qing hua", "qing'hua", "QingHua", "qinghuap", "青花"])
def test_characters_and_sounds_may_be_mixed(typed):
    add("青花瓶")
    assert found(typed) == [("青花瓶", "object")]


@pytest.mark.parametrize("typed", ["wenhuaguan", "whg"])
def test_a_word_of_the_services_is_completed_where_no_name_begins_so(typed):
    add("市文化馆的课")
    assert found(typed) == [("文化馆", "subject")]
    add("文化馆史")
    assert found("wenhuaguan") == [("文化馆史", "object")]


def test_a_mixture_begins_with_the_characters_that_are_there():
    add("清华园")
    add("青花瓶")
    assert found("青hua") == [("青花瓶", "object")]
    assert found("qinghua") == [("清华园", "object"), ("青花瓶", "object")]


def test_pages_are_found_by_words_within_their_titles():
    add("市图书馆开放时间", kind="page")
    add("县图书馆旧影", kind="object")
    assert found("图书馆") == [("市图书馆开放时间", "page")]


def test_kinds_stand_together_and_leave_room_for_each_other():
    for number in range(8):
        add(f"山水{number}", creators=[f"山人{number}"], subjects=[f"山色{number}"])
    add("山居活动", kind="activity")
    kinds = [kind for _, kind in found("山")]
    assert kinds == ["agent"] * 3 + ["subject"] * 2 + ["object"] * 4 + ["activity"]
    assert len(kinds) == LIMIT


def test_names_of_rooms_are_shown_where_something_public_holds_them():
    def places(typed: Typed):
        return [Suggestion(name, "place", "") for name in ("醴陵", "攸县", "炎陵") if typed.fits(name)]

    suggest.register(places)
    add("醴陵窑瓷")
    Thing.objects.create(title="秘事", data={"description": "攸县"}, visible_from=timezone.now() + timedelta(hours=1))
    assert found("liling") == [("醴陵", "place"), ("醴陵窑瓷", "object")]
    assert suggestions("liling")[0].url == "/search/?q=%E9%86%B4%E9%99%B5"


@pytest.mark.parametrize("rows", [1, 30])
def test_statements_do_not_grow(rows, django_assert_num_queries):
    for number in range(rows):
        add(f"青花{number}", creators=[f"青人{number}"], subjects=[f"青事{number}"])
    with django_assert_num_queries(5):
        assert suggestions("青")

"""Dates inside a query."""

import pytest

from search import dates


def found(query):
    return [(span.text, span.year_from, span.year_to) for span in dates.dates_in(query)]


@pytest.mark.parametrize(
    ("query", "spans"),
    [
        ("康熙35年", [("康熙35年", 1696, 1696)]),
        ("光绪卅年 碗", [("光绪卅年", 1904, 1904)]),
        ("乾隆年间 瓷器", [("乾隆年间", 1736, 1795)]),
        ("明代书法", [("明代", 1368, 1644)]),
        ("清中期花瓶", [("清中期", 1736, 1820)]),
        ("十八世纪", [("十八世纪", 1701, 1800)]),
        ("宣德 炉", [("宣德", 1426, 1435)]),
        ("2008年奥运", [("2008年", 2008, 2008)]),
        ("1736-1795", [("1736-1795", 1736, 1795)]),
        ("late Qing vase", [("late Qing", 1821, 1911)]),
        ("late vase", []),
        ("永乐三年", [("永乐三年", 348, 348), ("永乐三年", 1405, 1405)]),
    ],
)
def test_dates_are_found(query, spans):
    assert found(query) == spans


@pytest.mark.parametrize(
    "query",
    [
        "景德镇",
        "明信片",
        "大中小学",
        "万年历",
        "百年孤独",
        "三年级",
        "5年级",
        "1984",
        "清青花瓶",
        "上元节",
        "汉",
        "",
        "I247.5/123",
    ],
)
def test_words_are_left_alone(query):
    assert found(query) == []


def test_a_span_says_where_and_how_it_is_read():
    span = dates.dates_in("瓶 乾隆三十年")[0]
    assert ("瓶 乾隆三十年"[span.start : span.end], span.label) == ("乾隆三十年", "清乾隆三十年")


def test_readers_can_be_added_and_forgotten():
    def reader(query):
        return [dates.DateSpan(0, len(query), query, "x", 1, 2)]

    dates.register(reader)
    dates.register(reader)
    try:
        assert [span.label for span in dates.dates_in("?")] == ["x"]
    finally:
        dates.unregister(reader)
    assert dates.dates_in("?") == ()

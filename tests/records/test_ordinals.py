"""Chapters and volumes in both writings."""

import pytest

from platform_site.records.ordinals import known_ordinals, other_writings


@pytest.mark.parametrize(
    ("term", "other"),
    [
        ("第12回", "第十二回"),
        ("第十二回", "第12回"),
        ("第廿一卷", "第21卷"),
        ("第1集", "第一集"),
        ("第１２回", "第十二回"),
        ("水浒传第12回", "水浒传第十二回"),
    ],
)
def test_an_ordinal_has_another_writing(term, other):
    assert other in other_writings([term])[term]


@pytest.mark.parametrize("term", ["第", "第回", "回", "第120回", "十二生肖"])
def test_what_is_no_ordinal_has_none(term):
    assert other_writings([term]) == {}


def test_an_ordinal_is_a_word():
    assert list(known_ordinals(["第12回", "第十二回", "水浒传", "第十二"])) == ["第12回", "第十二回"]

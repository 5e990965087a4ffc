"""What was perhaps meant: by sound, near sound, shape, edits and pinyin."""

import pytest

from search import spelling

from .app.models import Thing

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("图书管", "图书馆"), ("康西 瓷器", "康熙 瓷器"), ("乾龙", "乾隆"), ("悠县花鼓戏", "攸县花鼓戏")],
)
def test_what_sounds_the_same_is_proposed(monkeypatch, typed, meant):
    monkeypatch.setattr(spelling, "_providers", [lambda: ["康熙", "乾隆", "攸县"]])
    spelling.forget()
    assert spelling.better(typed) == meant
    spelling.forget()


@pytest.mark.parametrize("typed", ["图书馆", "瓷器", "museum", "", "恐龙"])
def test_what_is_known_or_like_nothing_is_left(monkeypatch, typed):
    monkeypatch.setattr(spelling, "_providers", [lambda: ["康熙", "乾隆"]])
    spelling.forget()
    assert spelling.better(typed) is None
    spelling.forget()


@pytest.mark.parametrize(
    ("typed", "meant"), [("清花瓶", "青花瓶"), ("株州博物管", "株州博物馆"), ("porcelian", "porcelain")]
)
def test_look_alikes_and_edits_are_proposed(monkeypatch, typed, meant):
    monkeypatch.setattr(spelling, "_providers", [lambda: ["porcelain"]])
    spelling.forget()
    assert spelling.better(typed) == meant
    spelling.forget()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("wo xiang kan qi baishi de hua", "齐白石 画"),
        ("woxiangkanqibaishi", "齐白石"),
        ("jieshuzheng zenme ban", "借书证"),
        ("tushuguan", "图书馆"),
        ("qi bai shi fo re", "齐白石 fo re"),
        ("fo re fo gu", None),
        ("machine", None),
        ("museum", None),
    ],
)
def test_a_sentence_in_pinyin_is_written_with_what_is_known(monkeypatch, typed, meant):
    monkeypatch.setattr(spelling, "_providers", [lambda: ["齐白石", "德化"]])
    spelling.forget()
    assert spelling.better(typed) == meant
    spelling.forget()


def test_a_name_that_is_looked_up_by_its_sound_is_proposed(monkeypatch):
    monkeypatch.setattr(spelling, "_providers", [])
    monkeypatch.setattr(
        spelling, "_sound_providers", [lambda sounds: {"yanluzi": "砚庐子"} if "yanluzi" in sounds else {}]
    )
    spelling.forget()
    assert spelling.better("yanluzi") == "砚庐子"
    assert spelling.better("砚芦子") == "砚庐子"
    spelling.forget()


def test_a_name_of_two_syllables_is_no_part_of_a_word(monkeypatch):
    monkeypatch.setattr(spelling, "_providers", [])
    monkeypatch.setattr(spelling, "_sound_providers", [lambda sounds: dict.fromkeys(sounds & {"shuming"}, "叔明")])
    spelling.forget()
    assert spelling.better("叔名") == "叔明"
    assert spelling.better("shuming") == "叔明"
    assert spelling.better("少数名族") is None
    spelling.forget()


def test_two_syllables_that_nothing_holds_are_a_known_word():
    assert spelling.better("yuqi") == "玉器"


@pytest.mark.parametrize(
    ("typed", "meant"), [("皮隐戏", "皮影戏"), ("文化管", "文化馆"), ("古真", "古筝"), ("谷真", None), ("古镇", None)]
)
def test_what_sounds_nearly_the_same_is_proposed(monkeypatch, typed, meant):
    monkeypatch.setattr(spelling, "_providers", [lambda: ["古筝"]])
    spelling.forget()
    assert spelling.better(typed) == meant
    spelling.forget()


def test_the_title_of_the_same_sound_and_the_initials_of_a_service_are_proposed():
    Thing.objects.create(title="史记", live=False)
    assert spelling.better("史己") is None
    Thing.objects.create(title="史记", live=True)
    assert spelling.better("史己") == "史记"
    assert spelling.better("tsg") == "图书馆"


def test_half_a_word_in_letters_is_not_proposed(monkeypatch):
    monkeypatch.setattr(spelling, "_providers", [lambda: ["夜景"]])
    spelling.forget()
    assert spelling.better("chayejing") is None
    spelling.forget()

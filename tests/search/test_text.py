"""Folding, what words decide, tokens and pinyin, without any engine."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.highlight import HAN, mark, patterns
from search.plan import plan, plan_of
from search.text.folding import fold, fold_character, fold_with_offsets, key, written_as
from search.text.pinyin import initials, segmentations, syllables
from search.text.tokens import index_tokens, tokens
from search.text.words import alternatives

pytestmark = pytest.mark.once


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("醴陵窯", "醴陵窑"),
        ("醴陵窰", "醴陵窑"),
        ("株洲縣志", "株洲县志"),
        ("盌盃鑪峯羣畧", "碗杯炉峰群略"),
        ("ＡＢＣ１２", "abc12"),
        ("Café Ÿ straße", "cafe y strasse"),
        ("ｱｲｳ", "アイウ"),
        ("乾隆", "乾隆"),
        ("頭髮", "头髮"),
        ("磁州窯", "磁州窑"),
        ("仏画", "佛画"),
    ],
)
def test_fold(written, folded):
    assert fold(written) == folded


@pytest.mark.parametrize(
    ("typed", "forms"),
    [
        ("青花", {"青花"}),
        ("乾隆", {"乾隆"}),
        ("头发", {"头发", "头髮"}),
        ("發展", {"發展", "发展"}),
        ("皇后", {"皇后"}),
        ("公里", {"公里"}),
        ("干燥", {"干燥", "乾燥"}),
        ("发", {"发", "發", "髮"}),
    ],
)
def test_the_words_decide(typed, forms):
    assert set(alternatives(fold(typed))) == forms


def test_a_reign_is_no_other_word():
    assert "乾隆" not in alternatives("干隆")
    assert "干隆" not in alternatives("乾隆")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3D打印课", ["3d", "打印", "印课"]),
        ("青花", ["青花"]),
        ("瓷", ["瓷"]),
        ("It’s 3.5kg a_b", ["it's", "3.5kg", "a_b"]),
        ("玉石器、宝石", ["玉石", "石器", "宝石"]),
        ("堂々たる", ["堂", "々", "たる"]),
        ("セットの", ["セッ", "ット", "トの"]),
    ],
)
def test_tokens(text, expected):
    assert tokens(text) == expected


def test_index_tokens_end_a_run_with_its_last_character():
    assert index_tokens("陶瓷 碗") == ["陶瓷", "瓷", "碗"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("醴陵", ["li", "ling"]),
        ("长沙音乐", ["chang", "sha", "yin", "yue"]),
        ("綠釉", ["lv", "you"]),
        ("3D 打印", ["3d", "da", "yin"]),
        ("no Han", []),
    ],
)
def test_syllables(text, said):
    assert syllables(text) == said


def test_initials():
    assert initials(syllables("齐白石")) == "qbs"


@pytest.mark.parametrize(
    ("typed", "first"), [("qibaishi", ("qi", "bai", "shi")), ("xi'an", ("xi", "an")), ("qinghua", ("qing", "hua"))]
)
def test_segmentations(typed, first):
    assert segmentations(typed)[0] == first


def test_xian_is_read_both_ways():
    assert set(segmentations("xian")) == {("xian",), ("xi", "an")}


def test_what_is_no_pinyin_is_none():
    assert segmentations("museum") == ()


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=60))
def test_any_text_can_be_folded_asked_and_marked(text):
    folded, offsets = fold_with_offsets(text)
    assert len(offsets) == len(folded) + 1
    assert tokens(text) == tokens(text)
    asked = plan(text)
    sought = patterns(asked)
    if sought:
        marked = mark(text, sought, whole=True)
        assert marked.count("<mark>") == marked.count("</mark>")
    assert key(text) == key(key(text))


def test_another_name_of_several_words_is_marked_as_a_whole():
    sought = patterns(plan_of("青花", ["青花"], others={"青花": ("blue and white",)}))
    assert mark("Kilns and potters, in blue-and-white", sought, whole=True) == (
        "Kilns and potters, in <mark>blue-and-white</mark>"
    )
    assert mark("Kilns and potters", sought, whole=True) == ""


def test_english_words_that_ask_nothing_are_not_marked():
    text = "Blue and white vase from the kiln"
    assert mark(text, patterns(plan("blue and white vase")), whole=True) == (
        "<mark>Blue</mark> and <mark>white</mark> <mark>vase</mark> from the kiln"
    )
    assert mark(text, patterns(plan("the")), whole=True) == "Blue and white vase from <mark>the</mark> kiln"


def test_every_character_that_folds_to_one_of_han_is_among_what_is_written_for_it():
    for character in map(chr, range(0x80, 0x30000)):
        for form in fold_character(character) if not 0xD800 <= ord(character) < 0xE000 else ():
            assert not HAN.fullmatch(form) or character in written_as(form), character


def test_what_is_written_otherwise_is_marked_as_written():
    assert mark("醴陵窰與㍻年", patterns(plan("窑")), whole=True) == "醴陵<mark>窰</mark>與㍻年"
    assert mark("㍻元年", patterns(plan_of("成", ["成"])), whole=True) == "<mark>㍻</mark>元年"


def test_folding_twice_changes_nothing_more():
    text = "清乾隆粉彩百鹿尊 頭髮 公里 皇后 Ｃａｆé"
    assert fold(fold(text)) == fold(text)

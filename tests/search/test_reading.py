"""What a query means: dates, words written without spaces, phrases that ask nothing."""

from itertools import chain

import pytest

from search import dates, names, spelling, vocabulary
from search.dates import DateSpan
from search.parting import taken_out
from search.plan import Plan
from search.reading import first_that_finds, read, read_loosely, ways
from search.text.words import numbers

from .app.models import Thing

KNOWN = {
    "清": vocabulary.PERIOD, "明": vocabulary.PERIOD, "元": vocabulary.PERIOD, "周": vocabulary.PERIOD,
    "辽": vocabulary.PERIOD, "青花": vocabulary.TERM, "书法": vocabulary.TERM, "湘剧": vocabulary.TERM,
    "釉下五彩": vocabulary.TERM, "五彩": vocabulary.TERM,
}  # fmt: skip


@pytest.fixture(autouse=True)
def known(db):
    def provider(words):
        return {word: KNOWN[word] for word in words if word in KNOWN}

    vocabulary.register(provider)
    yield
    vocabulary.unregister(provider)


def plans(q, **options):
    return chain.from_iterable(ways(q, **options))


@pytest.mark.parametrize(
    ("q", "words"),
    [
        ("清青花瓶", ("清", "青花", "瓶")),
        ("清青花", ("清", "青花")),
        ("明书法", ("明", "书法")),
        ("明書法", ("明", "書法")),
        ("元青花", ("元", "青花")),
    ],
)
def test_stacked_words_are_parted_before_the_phrase_is_tried(q, words):
    assert read(q).words == words
    assert next(plans(q)).read


@pytest.mark.parametrize("q", ["明信片", "周末", "清洁", "辽宁", "釉下五彩", "青花", "宋体", "元宵夜市", "清明"])
def test_what_is_not_made_of_known_words_stays_whole(q):
    assert read(q).words == (q,)
    assert not next(plans(q)).read


def test_phrases_that_ask_nothing_are_left_out_behind_the_literal_way():
    assert read("图书馆几点关门").words == ("图书馆", "几点关门")
    assert read("我想看一下湘剧的演出什么时候有").words == ("湘剧", "演出")
    first, second, *_ = plans("怎么预约排练厅")
    assert (first.read, second.read) == (False, True)


def test_a_query_of_nothing_but_particles_is_asked_as_it_is():
    assert read("怎么办").words == ("怎么办",)


@pytest.fixture
def reign():
    def reader(query):
        place = query.find("康熙35年")
        return [DateSpan(place, place + 5, "康熙35年", "清康熙三十五年", 1696, 1696)] if place >= 0 else []

    dates.register(reader)
    yield
    dates.unregister(reader)


def test_a_date_becomes_years_and_leaves_the_words(reign):
    first = next(plans("青花康熙35年"))
    assert [clause.written for clause in first.words] == ["青花"]
    assert {span for clause in first.dated for span in clause.spans} == {(1696, 1696)}


def test_exact_takes_the_words_as_written(reign):
    assert [plan.dated for plan in plans("康熙35年", exact=True)] == [()]


def test_an_isbn_is_no_pair_of_years():
    assert read("978-7-5356-0000-0").dates == ()


def test_words_of_one_meaning_are_asked_together(monkeypatch):
    monkeypatch.setattr(names, "_providers", [vocabulary.equal_names])
    assert "磁器" in next(plans("瓷器")).expanded
    assert "版画" not in next(plans("木版画")).expanded
    assert "木版画" in next(plans("版画")).expanded


def test_known_words_are_taken_out_of_a_sentence():
    known = {"借书证": vocabulary.TERM, "可以": vocabulary.STOP, "我": vocabulary.STOP, "吗": vocabulary.STOP}
    assert taken_out("我家小孩可以办借书证吗？", known) == [("家小孩", False), ("借书证", True)]
    assert taken_out("AI讲座", {"讲座": vocabulary.TERM}) == [("ai", False), ("讲座", True)]


def test_nothing_is_corrected_where_the_words_find_a_little(monkeypatch):
    monkeypatch.setattr(spelling, "better", lambda q: pytest.fail("asked for a correction"))
    asked, number = first_that_finds(ways("青花釉里红"), lambda plan: (1, 1))
    assert (asked.corrected, number) == ("", 1)


@pytest.mark.parametrize("q", ["qinghuaci", "porcelain"])
def test_one_word_of_letters_leaves_nothing_to_be_parted(q):
    assert next(plans(q)).enough == 1


@pytest.mark.parametrize(
    ("word", "both"),
    [
        ("bowls", ("bowls", "bowl")), ("bowl", ("bowl", "bowls")), ("dishes", ("dishes", "dish")),
        ("glass", ("glass",)), ("stories", ("stories", "story")), ("city", ("city", "cities")),
        ("3d", ("3d",)), ("ai", ("ai",)),
    ],
)  # fmt: skip
def test_english_words_in_both_numbers(word, both):
    assert numbers(word) == both


@pytest.mark.parametrize("q", ["978-7-5356-0000-0", "I247.5/123", "示-9999"])
def test_a_number_is_asked_as_a_number_alone(q):
    assert not any(plan.loose for plan in plans(q))


def test_a_year_stands_alone():
    assert [date.spans for date in read("1696").dates] == [((1696, 1696),)]
    assert read("0012").dates == ()


def test_letters_that_are_one_word_are_no_dynasty():
    def reader(query):
        return [DateSpan(0, 4, "qing", "清代", 1616, 1911)] if query.startswith("qing") else []

    dates.register(reader)
    try:
        assert read("qing hua").dates == ()
        assert read("qing vase").dates
    finally:
        dates.unregister(reader)


def test_the_first_way_that_finds_enough():
    few, more, loose = Plan("甲", (), enough=5), Plan("乙", ()), Plan("丙", (), loose=True)

    def chosen(found):
        return first_that_finds([[few, more], [loose]], lambda plan: (found[plan.written], plan.written))[1]

    assert chosen({"甲": 5, "乙": 9, "丙": 9}) == "甲"
    assert chosen({"甲": 2, "乙": 9, "丙": 9}) == "乙"
    assert chosen({"甲": 2, "乙": 0, "丙": 9}) == "甲"
    assert chosen({"甲": 0, "乙": 0, "丙": 9}) == "丙"
    assert chosen({"甲": 0, "乙": 0, "丙": 0}) == "甲"
    ways_of_a_day = [[few, more, Plan("丁", ())]]
    asked, _ = first_that_finds(ways_of_a_day, lambda plan: ({"甲": 2, "乙": 0, "丁": 9}[plan.written], None))
    assert asked.written == "丁"


@pytest.mark.parametrize(
    ("q", "words"),
    [
        ("有没有轮椅", ("轮椅",)),
        ("请问轮椅在哪里", ("轮椅",)),
        ("轮椅怎么办呢", ("轮椅",)),
        ("how to get a wheelchair", ("wheelchair",)),
    ],
)
def test_what_asks_nothing_is_left_out(q, words):
    assert read(q).words == words
    assert read_loosely(q).words == words


def test_a_query_of_nothing_else_stays():
    assert read("how").words == ("how",)
    assert read("怎么办呢").words


def test_the_day_is_left_out_where_few_records_name_it():
    asked = [plan.written for plan in plans("今天的湘剧")]
    assert asked[0] == "今天的湘剧"
    assert "的湘剧" in asked
    assert [plan.written for plan in plans("今天")] == ["今天"]


def test_a_family_has_three_names():
    assert vocabulary.equal_names(["谭家", "国家"]) == {"谭家": ("谭氏", "谭姓")}
    assert read("谭家族谱").words == ("谭家", "族谱")


def test_an_english_word_has_names_in_chinese_in_both_numbers():
    assert "山水" in vocabulary.equal_names(["Landscapes"])["Landscapes"]


@pytest.mark.parametrize("q", ["family tree", "Family trees", "the family tree"])
def test_english_words_that_have_one_name_together_stay_together(monkeypatch, q):
    monkeypatch.setattr(names, "_providers", [vocabulary.equal_names])
    assert [word.lower().rstrip("s") for word in read(q).words] == ["family tree"]
    assert any("家谱" in plan.expanded for plan in plans(q))
    assert read("family museum tree").words == ("family", "museum", "tree")


def test_words_between_spaces_are_not_taken_for_the_whole_query():
    assert [way.whole for way in plans("where is the museum") if way.read and not way.loose] == [()]
    assert [clause.written for clause in list(plans("怎么续借"))[1].whole] == ["怎么续借"]


def test_the_title_of_a_public_record_is_a_word():
    assert read("西游记绘本").words == ("西游记绘本",)
    hidden = Thing.objects.create(title="西游记", live=False)
    assert read("西游记绘本").words == ("西游记绘本",)
    hidden.live = True
    hidden.save()
    assert read("西游记绘本").words == ("西游记", "绘本")


@pytest.mark.parametrize("q", ["这周末带娃", "本周末带娃", "下周六带娃"])
def test_a_day_is_more_than_its_week(q):
    assert [plan.written for plan in plans(q)][:1] == [q]
    assert q[2:] not in [plan.written for plan in plans(q)]
    assert read(q).words == (q[:3], "带娃")


def test_a_word_of_two_characters_is_not_trimmed():
    assert taken_out("道教", {"教": vocabulary.STOP}) == [("道教", False)]


def test_a_character_that_nobody_knows_is_left_out_beside_known_words():
    assert taken_out("青花人", {"青花": vocabulary.TERM}) == [("青花", True)]
    assert taken_out("青花瓶", {"青花": vocabulary.TERM, "瓶": vocabulary.SHAPE}) == [("青花", True), ("瓶", False)]
    assert taken_out("人", {}) == [("人", False)]


def test_the_corrected_sentence_is_relaxed_and_not_its_sounds(monkeypatch):
    monkeypatch.setattr(spelling, "_providers", [lambda: ["齐白石", "沈周"]])
    spelling.forget()
    loose = [plan for plan in plans("qi baishi shen zhou") if plan.loose]
    assert [clause.written for clause in loose[0].clauses] == ["齐白石", "沈周"]
    assert loose[0].corrected == "齐白石 沈周"
    spelling.forget()


@pytest.fixture
def dynasties():
    years = {"元代": (1271, 1368), "Qing": (1616, 1911), "示1001": (1001, 1001)}

    def reader(query):
        found = ((text, query.find(text)) for text in years)
        return [DateSpan(at, at + len(text), text, text, *years[text]) for text, at in found if at >= 0]

    dates.register(reader)
    yield
    dates.unregister(reader)


def test_a_dynasty_alone_is_a_time(dynasties):
    assert [date.label for date in read("元").dates] == ["元代"]
    assert next(plans("元")).whole == ()
    assert read("元宵").dates == ()
    assert [plan.dated for plan in plans("元", exact=True)] == [()]


def test_a_dynasty_in_letters_beside_words_is_no_sound(dynasties):
    assert all(plan.dated for plan in plans("Qing porcelain bowls") if not plan.loose)
    assert not all(plan.dated for plan in plans("Qing"))


def test_a_number_without_its_dash_is_no_year(dynasties):
    assert read("示1001").dates == ()


def test_a_reign_whose_character_other_words_simplify_is_known():
    KNOWN["乾隆"] = vocabulary.PERIOD
    assert read("乾隆青花瓶").words == ("乾隆", "青花", "瓶")
    del KNOWN["乾隆"]


@pytest.mark.parametrize(("q", "words"), [("青花罐子", ("青花", "罐")), ("孙子", ("孙子",)), ("扇子", ("扇",))])
def test_a_shape_as_people_say_it(q, words):
    assert read(q).words == words


def test_a_thing_of_one_character_is_left_of_a_phrase():
    assert read("茶文化").words == ("茶",)
    assert read("文化").words == ("文化",)


def test_behind_a_word_zhan_asks_for_exhibitions():
    assert read("青花展").words == ("青花", "展览")
    assert read("展").words == ("展",)


@pytest.mark.parametrize("q", ["清明", "周末", "周初"])
def test_two_characters_are_no_date(q):
    assert not read(q).dates

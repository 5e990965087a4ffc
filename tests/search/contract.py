"""What every engine must do, asked of real ones. The engines' test modules inherit these cases."""

from datetime import timedelta

import pytest
from django.utils import timezone

from search import names
from search.engines import get_engine
from search.query import SearchRequest

from .app.models import Maker, Thing
from .contract_results import ResultCases
from .contract_walking import WalkingContract


class EngineContract(ResultCases, WalkingContract):
    """Cases for one engine; a subclass names it and makes changes visible in `settle`."""

    engine_name = "database"
    using = "default"

    def settle(self):
        """Make what was written findable."""

    def add(self, title, *, live=True, visible_from=None, visible_until=None, **data):
        return Thing.objects.using(self.using).create(
            title=title, live=live, visible_from=visible_from, visible_until=visible_until, data=data
        )

    def search(self, q="", **parameters):
        self.settle()
        return get_engine(self.engine_name, self.using).search(SearchRequest(q=q, **parameters))

    def titles(self, q="", **parameters):
        return [hit.title for hit in self.search(q, **parameters).hits]

    # words

    @pytest.mark.parametrize("q", ["元代", "元朝", "元代 陶罐"])
    def test_a_dynasty_is_found_by_its_label_where_no_years_are_known(self, q):
        self.add("陶罐", periods=["元"])
        self.add("铜元一枚")
        assert self.titles(q) == ["陶罐"]

    @pytest.mark.parametrize(
        ("q", "title"),
        [
            ("醴陵窑", "醴陵窰扁壺"),
            ("醴陵窯", "醴陵窑扁壶"),
            ("株洲县志", "株洲縣志"),
            ("書法", "明代书法展"),
            ("碗", "青釉盌"),
            ("群峰", "羣峯图"),
            ("斗彩", "鬥彩鸡缸杯"),
            ("干燥", "乾燥花"),
            ("乾燥", "干燥花"),
            ("头发", "頭髮與梳"),
            ("ＡＢＣ１２", "abc12号"),
            ("cafe", "Café de Paris"),
            ("𨥛", "銅𨥛残件"),
            ("3d打印", "3D打印课"),
        ],
    )
    def test_forms_of_one_class_find_each_other(self, q, title):
        self.add(title)
        self.add("无关之物")
        assert self.titles(q) == [title]

    @pytest.mark.parametrize(
        ("q", "title"),
        [
            ("干隆", "清乾隆瓶"),
            ("乾隆", "干隆重的活"),
            ("头发", "街頭發展史"),
            ("皇后", "先皇後事"),
            ("青瓷", "青花瓷"),
            ("釉下五彩", "五彩瓶"),
            ("瓷青", "青瓷"),
        ],
    )
    def test_other_words_stay_apart(self, q, title):
        self.add(title)
        result = self.search(q)
        assert result.hits == () or result.relaxed or result.did_you_mean

    def test_one_character_finds_every_position(self):
        for title in ("瓷", "瓷器", "青瓷碗", "陶瓷"):
            self.add(title)
        self.add("陶器")
        found = self.titles("瓷")
        assert found[0] == "瓷"
        assert sorted(found) == sorted(["瓷", "瓷器", "青瓷碗", "陶瓷"])

    def test_a_run_is_a_phrase_within_one_field(self):
        self.add("青花瓶", description="山中有水")
        self.add("山水", creators=["齐白", "石涛"])
        assert self.titles("山水") == ["山水"]
        assert self.titles("齐白石") == [] or self.search("齐白石").relaxed

    def test_all_words_are_required_across_fields(self):
        self.add("青花瓶", periods=["清"])
        self.add("青花碗", periods=["明"])
        assert self.titles("清 青花") == ["青花瓶"]
        assert self.search("清 青花").relaxed == ()

    def test_relaxes_when_nothing_holds_all_words(self):
        self.add("青花瓶")
        self.add("紫砂壶")
        result = self.search("青花 紫砂")
        assert {hit.title for hit in result.hits} == {"青花瓶", "紫砂壶"}
        assert result.relaxed == ("青花", "紫砂")

    def test_quotes_and_title_marks_are_dropped(self):
        self.add("兰亭序")
        for q in ("《兰亭序》", "“兰亭序”", "「兰亭序」", '"兰亭序"'):
            assert self.titles(q) == ["兰亭序"]

    @pytest.mark.parametrize("q", ["青*", "/.*/", "title:青花", "青花 OR", "NOT", "\\", "'; DROP", "^~", "%", "_"])
    def test_operators_are_text(self, q):
        self.add("陶器")
        assert self.titles(q) == []

    # order

    def test_exact_title_then_fields_in_order(self):
        self.add("甲", body="论山水")
        self.add("乙", description="山水一幅")
        self.add("丙", subjects=["山水"])
        self.add("丁", creators=["山水"])
        self.add("秋日山水卷")
        self.add("山水")
        assert self.titles("山水") == ["山水", "秋日山水卷", "丁", "丙", "乙", "甲"]

    def test_written_as_asked_ranks_first(self):
        self.add("書畫集一")
        self.add("书画集二")
        assert self.titles("书画") == ["书画集二", "書畫集一"]
        assert self.titles("書畫") == ["書畫集一", "书画集二"]

    @pytest.mark.parametrize("q", ["liling", "li ling", "Liling"])
    def test_pinyin_ranks_below_characters(self, q):
        self.add("醴陵瓷")
        self.add("Liling porcelain", description="li ling")
        assert self.titles(q) == ["Liling porcelain", "醴陵瓷"]

    @pytest.mark.parametrize("q", ["qi bai shi", "qibaishi", "qi'baishi", "齐bai石"])
    def test_pinyin_of_makers(self, q):
        self.add("虾", creators=["齐白石"])
        self.add("马", creators=["徐悲鸿"])
        assert self.titles(q) == ["虾"]

    def test_words_read_as_words(self):
        self.add("长沙音乐会")
        assert self.titles("changsha") == ["长沙音乐会"]
        assert self.titles("yinyue") == ["长沙音乐会"]
        assert self.titles("zhangsha", exact=True) == []

    @pytest.mark.parametrize("q", ["978-7-5356-0000-0", "9787535600000", "978 7535600000"])
    def test_identifiers_in_any_hyphenation_come_first(self, q):
        self.add("978 号档案 7535600000 978-7-5356-0000-0 抄录")
        self.add("某书", identifiers=["9787535600000"])
        assert self.titles(q)[0] == "某书"

    def test_other_names_widen_and_are_told(self):
        def provider(terms):
            return {term: ["示乙先生"] for term in terms if term == "示甲先生"}

        names.register(provider)
        try:
            self.add("借山图", creators=["示乙先生"])
            self.add("虾", creators=["示甲先生"])
            result = self.search("示甲先生")
        finally:
            names.unregister(provider)
        assert [hit.title for hit in result.hits] == ["虾", "借山图"]
        assert result.expanded == ("示乙先生",)

    # what is understood

    def test_a_date_finds_what_overlaps_it_the_nearest_first(self):
        self.add("粉彩瓶", year_from=1662, year_to=1722)
        self.add("五彩盘", year_from=1696, year_to=1696)
        self.add("康熙35年帖")
        self.add("近人画", year_from=1931, year_to=1931)
        result = self.search("康熙35年")
        assert [hit.title for hit in result.hits] == ["康熙35年帖", "五彩盘", "粉彩瓶"]
        assert result.total == 3
        assert result.understood == ("清康熙三十五年",)
        assert self.titles("康熙35年 盘") == ["五彩盘"]
        assert self.titles("康熙35年", exact=True) == ["康熙35年帖"]

    def test_a_dynasty_finds_its_period_without_years(self):
        self.add("行书轴", periods=["明"], subjects=["书法"])
        self.add("草书卷", periods=["清"], subjects=["书法"])
        self.add("楷书册", subjects=["书法"], year_from=1500, year_to=1500)
        assert sorted(self.titles("明代书法")) == ["楷书册", "行书轴"]

    def test_facets_are_counted_with_a_date_too(self):
        self.add("瓶", venue="museum", year_from=1696, year_to=1696)
        self.add("书", venue="library", year_from=1696, year_to=1700)
        result = self.search("康熙35年", venue=("museum",))
        assert {v.value: v.count for v in result.facets["venue"]} == {"museum": 1, "library": 1}
        assert result.total == 1

    def test_a_word_of_four_characters_that_is_found_is_not_parted(self):
        """青花, 瓷器 are known words, and 青花瓷器 asks for more than what happens to hold both."""
        self.add("青花瓷器考")
        self.add("瓷器两件", subjects=["青花"])
        assert self.titles("青花瓷器") == ["青花瓷器考"]

    def test_stacked_words_are_found_apart(self):
        self.add("缠枝莲纹玉壶春瓶", periods=["清"], subjects=["青花"])
        self.add("清茶一杯", subjects=["青花"])
        assert self.titles("清青花瓶") == ["缠枝莲纹玉壶春瓶"]

    def test_words_that_nothing_holds_are_told(self):
        self.add("青花瓶", subjects=["青花"])
        result = self.search("青花 恐龙")
        assert [hit.title for hit in result.hits] == ["青花瓶"]
        assert result.dropped == ("恐龙",)

    def test_a_date_that_is_written_is_not_told_as_dropped(self):
        self.add("傩面", date_text="明代以来")
        assert self.search("明代 恐龙").dropped == ("恐龙",)

    def test_what_is_left_over_between_known_words_counts_less(self):
        self.add("读者证怎么办", subjects=["借书证"])
        self.add("灯谜", body="外地人也来猜")
        for number in range(12):
            self.add(f"团花{number}")
        assert self.titles("外地人能办借书证吗")[0] == "读者证怎么办"

    def test_a_sentence_finds_by_its_rare_words(self):
        self.add("甲", body="渌江边的龙窑依山而建，窑工住在窑边")
        for number in range(8):
            self.add(f"乙{number}", body="江边的人家住在山下")
        result = self.search("龙窑是什么人在江边建起来的？")
        assert [hit.title for hit in result.hits] == ["甲"]
        assert result.relaxed

    def test_a_number_that_nothing_has_finds_nothing(self):
        self.add("价目", body="978 元，7 折，5356 件")
        assert self.search("978-7-5356-0000-0").hits == ()
        assert self.search("978-7-5356-0000-0").relaxed == ()

    def test_what_was_perhaps_meant_is_asked_where_nothing_holds_the_query(self):
        self.add("团花", subjects=["剪纸"])
        result = self.search("剪低")
        assert [hit.title for hit in result.hits] == ["团花"]
        assert result.did_you_mean == "剪纸"
        assert "剪纸" in result.expanded
        self.add("剪低一寸")
        assert self.titles("剪低") == ["剪低一寸"]

    def test_english_in_both_numbers(self):
        self.add("Two bowls")
        self.add("A bowl")
        assert sorted(self.titles("bowl")) == sorted(self.titles("bowls")) == ["A bowl", "Two bowls"]

    # filters, facets, order, pages

    def catalogue(self):
        self.add("青花瓶", venue="museum", periods=["清"], creators=["甲"], year_from=1700, year_to=1720, online=True)
        self.add("青花碗", venue="museum", periods=["明"], creators=["乙"], year_from=1500, year_to=1510)
        self.add("青花考", venue="library", kind="work", periods=["清"], creators=["甲"], year_from=1900, year_to=1900)
        self.add("紫砂壶", venue="gallery", kind="artwork", periods=["清"])

    def test_filters(self):
        self.catalogue()
        assert self.titles("青花", venue=("library",)) == ["青花考"]
        assert sorted(self.titles("青花", venue=("library", "museum"), period=("清",))) == ["青花瓶", "青花考"]
        assert self.titles("青花", year_from=1505, year_to=1699) == ["青花碗"]
        assert self.titles("青花", year_from=1720, year_to=1899) == ["青花瓶"]
        assert self.titles("青花", online=True) == ["青花瓶"]
        assert self.titles("青花", creator=("无此人",)) == []
        assert self.search("青花", creator=("无此人",)).relaxed == ()

    def test_facets_are_counted_under_all_other_selections(self):
        self.catalogue()
        result = self.search("青花", venue=("museum",), period=("清",))
        assert result.total == 1
        assert {v.value: (v.count, v.selected) for v in result.facets["venue"]} == {
            "museum": (1, True),
            "library": (1, False),
        }
        assert {v.value: (v.count, v.selected) for v in result.facets["period"]} == {"清": (1, True), "明": (1, False)}
        assert {v.value: v.count for v in result.facets["creator"]} == {"甲": 1}

    def test_everything_newest_first(self):
        for day, title in ((3, "三"), (1, "一"), (2, "二")):
            self.add(title, modified=f"2026-01-0{day}T00:00:00+08:00")
        result = self.search()
        assert [hit.title for hit in result.hits] == ["三", "二", "一"]
        assert result.total == 3
        assert {v.value: v.count for v in result.facets["kind"]} == {"object": 3}

    def test_orders(self):
        self.add("瓶一", year_from=1900, year_to=1900, modified="2026-01-01T00:00:00+08:00")
        self.add("安瓶", year_from=-300, year_to=-200, modified="2026-01-03T00:00:00+08:00")
        self.add("瓶无年", modified="2026-01-02T00:00:00+08:00")
        assert self.titles("瓶", sort="oldest") == ["安瓶", "瓶一", "瓶无年"]
        assert self.titles("瓶", sort="newest") == ["安瓶", "瓶无年", "瓶一"]
        assert self.titles("瓶", sort="title")[0] == "安瓶"
        assert self.titles(sort="oldest")[0] == "安瓶"

    def test_pages(self):
        for number in range(5):
            self.add(f"青花{number}")
        first = self.search("青花", page=1, page_size=2)
        pages = [self.titles("青花", page=page, page_size=2) for page in (1, 2, 3)]
        assert first.total == 5
        assert first.pages == 3
        assert sorted(sum(pages, [])) == [f"青花{number}" for number in range(5)]

    def test_institution_is_shown_by_its_name(self):
        self.add("瓶", institution="zz-museum", institution_label="株洲博物馆")
        value = self.search("瓶").facets["institution"][0]
        assert (value.value, value.label, value.count) == ("zz-museum", "株洲博物馆", 1)

    # highlights

    def test_highlights_mark_the_written_form_and_escape(self):
        self.add("醴陵窰<扁壺>", description="釉下五彩，" + "长" * 300)
        hit = self.search("醴陵窑").hits[0]
        assert hit.highlights["title"] == "<mark>醴陵窰</mark>&lt;扁壺&gt;"
        assert self.search("五彩").hits[0].highlights["description"].startswith("釉下<mark>五彩</mark>，长")

    # nothing leaks

    def test_what_is_not_public_is_nowhere(self):
        now = timezone.now()
        self.add("秘藏青花")
        self.add("秘藏草稿", live=False, creators=["秘人"])
        self.add("秘藏未到", visible_from=now + timedelta(hours=1), creators=["秘人"])
        self.add("秘藏已过", visible_until=now - timedelta(seconds=1), creators=["秘人"])
        result = self.search("秘藏")
        assert [hit.title for hit in result.hits] == ["秘藏青花"]
        assert result.total == 1
        assert result.facets["creator"] == ()
        assert self.search().total == 1
        assert self.search().facets["creator"] == ()

    def test_changes_are_followed(self):
        thing = self.add("青花瓶")
        assert self.titles("青花") == ["青花瓶"]
        Maker.objects.using(self.using).create(thing=thing, name="齐白石")
        assert self.titles("齐白石") == ["青花瓶"]
        thing.title = "紫砂壶"
        thing.save()
        assert self.titles("青花") == []
        assert self.titles("紫砂") == ["紫砂壶"]
        thing.live = False
        thing.save()
        assert self.titles("紫砂") == []
        assert self.search().total == 0
        thing.live = True
        thing.save()
        assert self.search().total == 1
        thing.delete()
        assert self.search().total == 0
        assert self.search().facets["creator"] == ()

    def test_status(self):
        self.add("青花瓶")
        self.settle()
        status = get_engine(self.engine_name, self.using).status()
        assert status["available"] is True
        assert status["documents"] == 1

    def test_long_texts_are_found_to_their_end(self):
        self.add("长文", description="甲乙" * 4000 + "末了", body="丙丁" * 20000 + "\n醴陵")
        assert self.titles("末了") == ["长文"]
        assert self.titles("丙丁") == ["长文"]

    def test_phrases_are_found_wherever_they_stand_in_a_long_text(self):
        text = "".join(chr(0x4E00 + number * 7 % 4999) for number in range(30000))
        self.add("长卷", body=f"{text}釉下五彩{text}醴陵窑址")
        assert self.titles("釉下五彩") == ["长卷"]
        assert self.titles("醴陵窑址") == ["长卷"]
        assert self.titles("址釉下") == [] or self.search("址釉下").relaxed

"""What a citizen reads of an object, and what the search finds of it."""

import pytest
from django.core.cache import cache
from django.core.exceptions import ValidationError

from museum.models import Object, ObjectDimension
from search.query import SearchRequest
from search.views import run_search
from tests.factories.records import ObjectFactory
from tests.factories.venues import venue_homes

pytestmark = pytest.mark.django_db


@pytest.fixture
def teapot():
    cache.clear()
    venue_homes()
    record = ObjectFactory(
        title="翠竹纹茶壶",
        object_class="瓷器",
        grade="3",
        mass="412.5",
        mass_unit="g",
        quantity=1,
        pieces=2,
        completeness="2",
        damage="口沿有小磕",
        acquisition_source="02",
        acquisition_date="1979-12-06",
        display_place="釉下天地展厅",
        storage_location="库房甲",
        condition_note="内部修复记录",
    )
    record.dimensions.create(part="盖", type="mouth", value="7.2", unit="cm")
    record.material_rows.create(part="身", kind="无机质", material="瓷")
    record.numbers.create(kind="general", number="总-007")
    record.numbers.create(kind="asset", number="资产-9")
    record.marks.create(kind="mark", text="大明宣德年制", place="外底", transliteration="后世寄托款")
    record.owners.create(name="示例藏家", period="民国", how="旧藏")
    record.appearances.create(kind="exhibition", title="示例大展", date_text="2024")
    record.appearances.create(kind="publication", title="示例图录", locator="第8页")
    record.save()
    return record


def test_the_page_shows_the_fields_of_the_form(client, teapot):
    page = client.get(teapot.get_absolute_url()).content.decode()
    shown = "瓷器 三级 盖口径 412.5 实际 基本完整 口沿有小磕 接受捐赠 1979-12-06 釉下天地展厅 总-007 大明宣德年制 外底"
    shown = [*shown.split(), "后世寄托款", "示例藏家", "示例大展", "示例图录", "第8页"]
    assert [words for words in shown if words not in page] == []
    assert [words for words in ("资产-9", "库房甲", "内部修复记录") if words in page] == []


def test_a_preview_shows_the_same_rows(teapot):
    facts = {fact.label: [value.text for value in fact.values] for fact in teapot.own_facts()}
    assert facts["款识"] == ["大明宣德年制"]
    assert facts["登记编号"] == ["总-007"]


@pytest.mark.parametrize("words", ["宣德年制", "总-007", "示例藏家", "示例大展"])
def test_rows_are_searched(teapot, words):
    assert [hit.id for hit in run_search(SearchRequest(q=words)).hits] == [teapot.ark]


def test_what_only_the_ledger_knows_is_not_found(teapot):
    assert run_search(SearchRequest(q="资产-9")).hits == ()
    assert [hit.id for hit in run_search(SearchRequest(material=("瓷",))).hits] == [teapot.ark]


def test_a_mark_that_is_taken_away_is_found_no_more(teapot):
    Object.objects.get(pk=teapot.pk).marks.get_live_queryset().get().delete()
    assert run_search(SearchRequest(q="宣德年制")).hits == ()


@pytest.mark.parametrize(("value", "good"), [("12", True), ("12.5-13", True), ("约12", False), ("12,5", False)])
def test_a_measure_is_a_number(value, good):
    row = ObjectDimension(value=value)
    try:
        row.clean_fields(exclude=["record"])
    except ValidationError:
        assert not good
    else:
        assert good

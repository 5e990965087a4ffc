"""A work with its editions, copies and issues: in the form, on its page, in the search."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from library.enums import Border, Centre, EditionKind, Fishtail, FourParts, Frequency, IssueState, ItemStatus
from library.models import Issue
from search.query import SearchRequest
from search.views import run_search
from tests.admin.forms import filled_in
from tests.factories.accounts import curator
from tests.factories.records import EditionFactory, ItemFactory, WorkFactory
from tests.factories.venues import venue_homes
from tests.factories.vocabulary import InstitutionFactory

pytestmark = pytest.mark.django_db
MOST_QUERIES = 12


@pytest.fixture
def homes():
    cache.clear()
    return venue_homes()


def page_of(client, record) -> str:
    return client.get(record.get_absolute_url()).content.decode()


def edit(record) -> str:
    return reverse(record.snippet_viewset.get_url_name("edit"), args=[record.pk])


@pytest.fixture
def desk(client):
    client.force_login(curator("library"))
    return client


@pytest.mark.parametrize(("written", "kept"), [("7-02-000220-X", "9787020002207"), ("", "")])
def test_the_form_keeps_an_isbn_in_one_form(desk, written, kept):
    work = EditionFactory().work
    form = filled_in(desk, edit(work), **{"editions-0-isbn": written})
    assert desk.post(edit(work), {**form.dict(), "action-publish": "1"}).status_code == 302
    assert work.editions.get().isbn == kept


@pytest.mark.parametrize(("field", "number"), [("isbn", "9787020002208"), ("issn", "0317-8472")])
def test_the_form_refuses_a_wrong_check_digit_and_names_it(desk, field, number):
    work = EditionFactory().work
    form = filled_in(desk, edit(work), **{f"editions-0-{field}": number})
    answer = desk.post(edit(work), form.dict())
    assert (answer.status_code, number in answer.content.decode()) == (200, True)
    assert "校验位不对" in answer.content.decode()


def test_the_form_is_grouped_in_tabs_and_names_the_standards(desk):
    html = desk.get(edit(EditionFactory().work)).content.decode()
    for expected in ("著录", "版本与馆藏", "报刊卷期", "整体与部分", "收藏与发布", "内部资料", "MARC 245 · CNMARC 200"):
        assert expected in html


def test_the_form_costs_the_same_for_one_copy_and_three(desk):
    work = WorkFactory(contributions=["示例作者"])
    edition = EditionFactory(work=work)

    def queries() -> int:
        desk.get(edit(work))
        with CaptureQueriesContext(connection) as captured:
            desk.get(edit(work))
        return len(captured)

    ItemFactory(edition=edition, branch=work.institution)
    one = queries()
    for _number in range(2):
        ItemFactory(edition=edition, branch=work.institution)
        Issue.objects.create(work=work, year=2024)
    assert queries() == one


def test_a_branch_of_another_venue_stays_in_the_form(desk):
    elsewhere = InstitutionFactory(venue="museum")
    item = ItemFactory(branch=elsewhere)
    work = item.edition.work
    assert desk.post(edit(work), {**filled_in(desk, edit(work)).dict(), "action-publish": "1"}).status_code == 302
    assert work.editions.get().items.get().branch == elsewhere


def test_a_page_shows_contents_editions_and_copies(client, homes):
    work = WorkFactory(contents="卷一 山川\n卷二 物产", clc_class="K29")
    edition = EditionFactory(
        work=work, statement="第2版", isbn="9787020002207", place="长沙", binding="平装", price="CNY39.00"
    )
    branch = InstitutionFactory(venue="library", name="示例区图书馆")
    ItemFactory(edition=edition, call_number="K29/1", branch=branch, location="地方文献室", barcode="ZZ0001")
    ItemFactory(edition=edition, call_number="K29/2", status=ItemStatus.LOST)
    html = page_of(client, work)
    for expected in (
        "卷二 物产", "第2版", "978-7-02-000220-7", "长沙 : 示例出版社, 2024", "平装", "CNY39.00", "K29/1",
        "示例区图书馆", "地方文献室", "可外借", "在馆",
    ):  # fmt: skip
        assert expected in html
    assert "现有 1 册可外借（共 1 册）" in html
    assert "K29/2" not in html


@pytest.mark.parametrize(
    ("copies", "words"),
    [
        ([("lendable", "available"), ("lendable", "on-loan")], "现有 1 册可外借（共 2 册）"),
        ([("reading-room", "available"), ("lendable", "on-loan")], "现有 1 册可在馆内阅览（共 2 册）"),
        ([("lendable", "on-loan"), ("lendable", "repair")], "复本现在都不在架（共 2 册）"),
        ([("lendable", "lost"), ("lendable", "withdrawn")], "已遗失或剔除"),
        ([("online", "available")], "可以在线阅读"),
    ],
)
def test_a_page_says_how_many_copies_can_be_had(client, homes, copies, words):
    edition = EditionFactory()
    for number, (kind, status) in enumerate(copies):
        ItemFactory(edition=edition, call_number=f"索{number}", loan_kind=kind, status=status)
    html = page_of(client, edition.work)
    assert words in html
    assert [f"索{number}" in html for number in range(len(copies))] == [
        status not in ("lost", "withdrawn") for _kind, status in copies
    ]


def test_an_ancient_book_shows_its_leaf(client, homes):
    work = WorkFactory(work_kind="ancient", four_parts=FourParts.SHI_GEOGRAPHY, juan="十四卷首一卷")
    EditionFactory(
        work=work, edition_kind=EditionKind.BLOCK, frame_height="19.8", frame_width="13.6", lines=9, characters=20,
        layout_note="小字双行同", centre=Centre.WHITE, fishtail=Fishtail.SINGLE_BLACK, border=Border.DOUBLE,
        colophon="示例堂藏板",
    )  # fmt: skip
    html = page_of(client, work)
    for expected in (
        "史部·地理类", "十四卷首一卷", "刻本", "高 19.8 厘米，宽 13.6 厘米", "半叶9行，行20字，小字双行同",
        "白口，单黑鱼尾，四周双边", "示例堂藏板",
    ):  # fmt: skip
        assert expected in html


def test_a_serial_shows_its_issues_by_year(client, homes):
    work = WorkFactory(work_kind="serial", frequency=Frequency.QUARTERLY, holdings_statement="2023–2024")
    for order, (year, number, state) in enumerate([(2023, "4", IssueState.HELD), (2024, "1", IssueState.MISSING)]):
        Issue.objects.create(work=work, year=year, number=number, volume="3", state=state, sort_order=order)
    html = page_of(client, work)
    for expected in ("季刊", "2023–2024", "<dt>2023</dt>", "第 3 卷 第 4 期", "缺藏"):
        assert expected in html


def test_nothing_empty_and_nothing_internal_is_shown(client, homes):
    work = EditionFactory(work=WorkFactory(cataloguer_note="内部词", storage_location="密库词")).work
    html = page_of(client, work)
    for absent in ("内部词", "密库词", "ISBN", "版框", "四部分类", "适读对象", "原著语种"):
        assert absent not in html


def test_the_search_finds_a_work_by_every_form_of_its_numbers():
    work = WorkFactory()
    EditionFactory(work=work, isbn="9787020002207", issn="0317-8471", invalid_isbn="7-02-000000-1")
    ItemFactory(edition=work.editions.get(), call_number="I242.4/77", barcode="ZZ7788")
    Issue.objects.create(work=work, year=2024, title="窑火专辑")
    for words in (
        "9787020002207",
        "978-7-02-000220-7",
        "7-02-000220-X",
        "0317-8471",
        "I242.4/77",
        "ZZ7788",
        "窑火专辑",
    ):
        assert [hit.id for hit in run_search(SearchRequest(q=words)).hits] == [work.ark], words


def test_a_page_costs_the_same_for_one_edition_and_three(client, homes):
    work = WorkFactory(contributions=["示例作者"])
    ItemFactory(edition=EditionFactory(work=work), branch=work.institution)

    def queries() -> int:
        page_of(client, work)
        with CaptureQueriesContext(connection) as captured:
            page_of(client, work)
        return len(captured)

    one = queries()
    for number in range(2):
        ItemFactory(edition=EditionFactory(work=work), branch=work.institution)
        Issue.objects.create(work=work, number=str(number))
    assert queries() == one <= MOST_QUERIES

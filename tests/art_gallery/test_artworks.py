"""An artwork's fields of the trade: on its page, in the form, in the search."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from art_gallery.enums import Category, LoanStatus, MarkKind
from art_gallery.models import ArtworkMark, ArtworkMeasurement
from search.query import SearchRequest
from search.views import run_search
from tests.admin.forms import filled_in
from tests.factories.accounts import curator
from tests.factories.records import ArtworkFactory
from tests.factories.venues import venue_homes

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


def print_with_rows(**fields):
    record = ArtworkFactory(category=Category.PRINT, **fields)
    ArtworkMeasurement.objects.create(record=record, part="画心", height="34", width="46.5")
    ArtworkMeasurement.objects.create(record=record, part="底座", height="5", diameter="12", sort_order=1)
    ArtworkMark.objects.create(record=record, kind=MarkKind.SIGNATURE, text="己亥示例", place="右下")
    ArtworkMark.objects.create(record=record, kind=MarkKind.SEAL, text="渌水", manner="朱文", sort_order=1)
    return record


def test_a_page_shows_sizes_edition_and_writings(client, homes):
    record = print_with_rows(
        edition_number="5", edition_size=30, edition_state="第二版", loan_status=LoanStatus.ON_DISPLAY, mount="镜框",
        artist_intent="画的是等火的人。", provenance="示例画会旧藏",
    )  # fmt: skip
    html = page_of(client, record)
    for expected in (
        "34×46.5 cm", "画心", "5，直径 12 cm", "5/30，第二版", "己亥示例", "右下", "渌水", "朱文", "展出中", "镜框",
        "画的是等火的人。", "示例画会旧藏",
    ):  # fmt: skip
        assert expected in html


def test_rows_take_the_place_of_the_text_as_catalogued(client, homes):
    assert "整段题识" in page_of(client, ArtworkFactory(inscriptions="整段题识"))
    assert "整段题识" not in page_of(client, print_with_rows(inscriptions="整段题识"))


def test_nothing_empty_and_nothing_internal_is_shown(client, homes):
    record = ArtworkFactory(
        loan_note="借展词", condition_note="修复词", appraised_value="估价词", loan_status=LoanStatus.IN_STORE
    )
    html = page_of(client, record)
    for absent in ("借展词", "修复词", "估价词", "在库", "版数", "钤印", "创作自述", "递藏"):
        assert absent not in html


def test_the_form_is_grouped_in_tabs_and_takes_no_size_that_is_no_number(client):
    record = print_with_rows()
    client.force_login(curator("gallery"))
    html = client.get(edit(record)).content.decode()
    for expected in ("材质与尺寸", "款识与印章", "递藏与展览", "内部资料", "<datalist", "CDWA Measurements"):
        assert expected in html
    form = filled_in(client, edit(record), **{"measurements-0-height": "约三尺"})
    answer = client.post(edit(record), form.dict())
    assert "一个范围写作 12.5-13.2" in answer.content.decode()
    form = filled_in(client, edit(record), **{"measurements-0-height": "34.5-35"})
    assert client.post(edit(record), {**form.dict(), "action-publish": "1"}).status_code == 302
    assert record.measurements.first().height == "34.5-35"


def test_the_search_finds_what_is_written_on_the_work():
    record = print_with_rows(artist_intent="等火")
    for words in ("己亥示例", "渌水", "等火"):
        assert [hit.id for hit in run_search(SearchRequest(q=words)).hits] == [record.ark], words
    hidden = ArtworkFactory(loan_note="借展词")
    assert hidden.ark not in {hit.id for hit in run_search(SearchRequest(q="借展词")).hits}


def queries(client, address) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def test_page_and_form_cost_the_same_for_few_rows_and_many(client, homes):
    record = print_with_rows(contributions=["示例作者"])
    page = queries(client, record.get_absolute_url())
    user = curator("gallery")
    client.force_login(user)
    form = queries(client, edit(record))
    for _number in range(2):
        ArtworkMeasurement.objects.create(record=record, part="装裱", height="120")
        ArtworkMark.objects.create(record=record, text="示例")
    assert queries(client, edit(record)) == form
    client.logout()
    assert queries(client, record.get_absolute_url()) == page <= MOST_QUERIES

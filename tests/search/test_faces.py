"""The page, the API and the suggestions: what they show, what they refuse, what they never show."""

from datetime import timedelta

import pytest
from django.http import QueryDict
from django.test import Client
from django.utils import timezone

from search import page
from search.models import Document
from search.query import InvalidRequest, SearchRequest
from search.suggest import suggestions
from search.views import request_from, run_search

from .app.models import Thing

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.search.urls")]


def add(title, **data):
    fields = {name: data.pop(name) for name in ("live", "visible_from", "visible_until") if name in data}
    return Thing.objects.create(title=title, data=data, **fields)


def get(path, **parameters):
    return Client().get(f"/api/v1/{path}", parameters)


def test_search_answers_as_documented():
    add("青花瓶", creators=["齐白石"], year_from=1736, year_to=1795, date_text="清乾隆", institution="m", online=True)
    found = get("search", q="青花").json()
    assert (found["total"], found["total_relation"], found["page"], found["page_size"]) == (1, "eq", 1, 20)
    assert found["engine"] == "database"
    hit = found["hits"][0]
    assert set(hit) == {
        *("id", "url", "venue", "institution", "kind", "title", "highlights", "creators"),
        *("date_text", "year_from", "year_to", "thumbnail", "rights", "part_of"),
    }
    assert hit["highlights"] == {"title": "<mark>青花</mark>瓶"}
    assert (hit["creators"], hit["year_from"], hit["year_to"]) == (["齐白石"], 1736, 1795)
    assert found["facets"]["venue"] == [{"value": "museum", "label": "museum", "count": 1, "selected": False}]
    assert found["did_you_mean"] is None


def test_facets_repeat():
    add("青花瓶", venue="museum")
    add("青花考", venue="library")
    add("青花图", venue="gallery")
    response = Client().get("/api/v1/search?q=青花&venue=museum&venue=library")
    assert response.json()["total"] == 2


@pytest.mark.parametrize(
    ("field", "value"),
    [
        *(("page_size", "101"), ("page_size", "0"), ("page", "0"), ("page", "x"), ("page", "501")),
        *(("sort", "best"), ("year_from", "abc"), ("year_to", "99999"), ("online", "perhaps"), ("q", "瓷" * 201)),
    ],
)
def test_bad_parameters_get_422_with_their_name(field, value):
    response = get("search", **{field: value})
    assert response.status_code == 422
    assert response.json()["detail"][0]["field"] == field


def test_a_record_by_its_id():
    thing = add("青花瓶", identifiers=["A-1"])
    assert get(f"records/ark:/99999/t{thing.pk}").json()["title"] == "青花瓶"
    thing.live = False
    thing.save()
    assert get(f"records/ark:/99999/t{thing.pk}").status_code == 404


def test_the_openapi_document():
    paths = get("openapi.json").json()["paths"]
    assert sorted(paths) == ["/api/v1/records/{id}", "/api/v1/search", "/api/v1/suggest"]


@pytest.mark.parametrize("typed", ["青花", "青", "qinghua", "qingh", "qhp", "靑花"])
def test_titles_are_suggested(typed):
    add("青花瓶")
    assert [(s.text, s.kind) for s in suggestions(typed)] == [("青花瓶", "object")]


@pytest.mark.parametrize("typed", ["齐白", "齊白石", "qbs", "qibai"])
def test_makers_are_suggested(typed):
    add("虾", creators=["齐白石"])
    assert [(s.text, s.kind) for s in suggestions(typed)] == [("齐白石", "agent")]


@pytest.mark.parametrize("typed", ["", " ", "q", "qb", "%", "干隆"])
def test_nothing_is_suggested(typed):
    add("乾隆瓶", creators=["齐白石"])
    assert suggestions(typed) == []


def test_suggestions_do_not_leak():
    now = timezone.now()
    add("秘瓶甲", live=False, creators=["秘人"])
    add("秘瓶乙", visible_from=now + timedelta(hours=1), creators=["秘人"], subjects=["秘事"])
    gone = add("秘瓶丙", creators=["秘人"])
    gone.delete()
    assert suggestions("秘") == []
    assert get("suggest", q="秘").json() == {"suggestions": []}


def test_hits_are_checked_again_before_they_are_shown(elasticsearch_engine):
    add("青花瓶")
    from search import outbox

    outbox.drain()
    elasticsearch_engine.refresh()
    assert len(run_search(SearchRequest(q="青花")).hits) == 1
    Document.objects.update(visible_until=0)
    assert run_search(SearchRequest(q="青花")).hits == ()


def test_the_database_answers_when_the_server_is_away(settings):
    add("青花瓶")
    settings.SEARCH_ENGINE = "elasticsearch"
    settings.ELASTICSEARCH_URL = "http://127.0.0.1:9"
    result = run_search(SearchRequest(q="青花"))
    assert (result.engine, result.total) == ("database", 1)


@pytest.mark.parametrize("rows", [1, 3])
def test_queries_of_a_search_do_not_grow(rows, django_assert_num_queries):
    for number in range(rows):
        add(f"青花{number}", creators=[f"作者{number}"])
    run_search(SearchRequest(q="青花"))
    with django_assert_num_queries(5):
        run_search(SearchRequest(q="青花"))


def test_addresses_toggle_and_clear():
    request = request_from(QueryDict("q=瓶&venue=museum&period=清&page=3&page_size=9"))
    addresses = page.Addresses(request, {})
    assert addresses.toggle("period", "清") == "?q=%E7%93%B6&venue=museum"
    assert addresses.toggle("period", "明").endswith("period=%E6%B8%85&period=%E6%98%8E")
    assert addresses.only("venue") == "?q=%E7%93%B6&period=%E6%B8%85"
    assert addresses.cleared() == "?q=%E7%93%B6"


def test_a_page_address_out_of_bounds_still_answers():

    assert request_from(QueryDict("page=99999&sort=x&year_from=1e9&venue=" + "a" * 300)) == SearchRequest()


@pytest.mark.parametrize("values", [{"page_size": 101}, {"q": "a" * 201}, {"kind": ("x",) * 2 + ("y" * 256,)}])
def test_requests_have_bounds(values):
    with pytest.raises(InvalidRequest):
        SearchRequest(**values)


@pytest.mark.django_db
def test_suggestions_are_refused_in_an_unknown_language(client):
    refused = client.get("/api/v1/suggest", {"q": "青花", "lang": "xx"})
    assert (refused.status_code, refused.json()["detail"][0]["field"]) == (422, "lang")

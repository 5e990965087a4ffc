"""Too much, too deep, too often: refused in a sentence, and nothing that is typed is an instruction."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from django.test import Client, RequestFactory

from search import limits
from search.query import MAX_VALUES, InvalidRequest, SearchRequest
from search.views import request_from, run_search
from tests.factories.accounts import UserFactory

from .app.models import Thing

pytestmark = pytest.mark.django_db
OPERATORS = (
    *("*", "%", "_", "?", "青*", "青%", "青_瓶", "*瓶", "青?瓶", "/青.*/", "青.*", "[青]", "^青", "青|瓶", "青花~"),
    *("青 OR 蓝", "青花 AND", "NOT 青", "title:青", "NEAR(青 花)", '"青', "青^9", "+青 -花", "(青", "青:*", "青 & !花"),
    *("\\", "' OR 1=1 --", "{}", "`"),
)


@pytest.fixture
def limited(settings):
    cache.clear()
    settings.SEARCH_RATE_LIMITS = {"search": "2/h", "suggest": "3/h", "api": "1/h"}
    yield settings
    cache.clear()


def statuses(client: Client, path: str, times: int, **headers) -> list[int]:
    return [client.get(path, **headers).status_code for _ in range(times)]


@pytest.mark.parametrize("typed", OPERATORS)
def test_operators_are_text(typed):
    Thing.objects.create(title="白釉碗")
    Thing.objects.create(title="红绿盘")
    assert run_search(SearchRequest(q=typed)).total == 0


def test_operators_are_text_on_the_server(elasticsearch_engine):
    from search import outbox

    Thing.objects.create(title="白釉碗")
    Thing.objects.create(title="红绿盘")
    outbox.drain()
    elasticsearch_engine.refresh()
    assert [q for q in OPERATORS if elasticsearch_engine.search(SearchRequest(q=q)).total] == []


def test_a_page_leaves_out_what_is_too_much():
    query = RequestFactory().get("/", {"q": "瓷" * 9000, "page": 999_999, "subject": ["x"] * 3, "sort": "worst"}).GET
    wanted = request_from(query)
    assert (len(wanted.q), wanted.page, wanted.sort, wanted.subject) == (200, 1, "relevance", ("x",))


def test_too_many_values_are_refused_with_the_name_of_the_parameter():
    with pytest.raises(InvalidRequest) as refused:
        SearchRequest(subject=tuple(map(str, range(MAX_VALUES + 1))))
    assert refused.value.field == "subject"


def test_an_address_is_limited_and_told_when_to_come_back(limited):
    client = Client()
    assert statuses(client, "/search/?q=x", 3) == [200, 200, 429]
    answer = client.get("/search/?q=x")
    assert 1 <= int(answer["Retry-After"]) <= 3600
    assert answer.content.decode() == f"查询太频繁了，请在 {answer['Retry-After']} 秒后再试。"


def test_each_face_has_its_own_limit(limited):
    client = Client()
    assert statuses(client, "/api/v1/search", 2) == [200, 429]
    assert statuses(client, "/api/v1/suggest?q=x", 4) == [200, 200, 200, 429]
    assert "detail" in client.get("/api/v1/search").json()
    assert statuses(client, "/search/", 1) == [200]


def test_accounts_and_addresses_are_counted_apart(limited):
    citizens = [Client(), Client(), Client()]
    for citizen in citizens[1:]:
        citizen.force_login(UserFactory())
    assert [statuses(citizen, "/api/v1/search", 2) for citizen in citizens] == [[200, 429]] * 3
    assert statuses(Client(), "/api/v1/search", 1, REMOTE_ADDR="192.0.2.7") == [200]


def test_nobody_passes_for_another_by_a_header(limited):
    client = Client()
    assert statuses(client, "/api/v1/search", 1, HTTP_X_FORWARDED_FOR="192.0.2.1") == [200]
    assert statuses(client, "/api/v1/search", 1, HTTP_X_FORWARDED_FOR="192.0.2.2") == [429]


@pytest.mark.parametrize(
    ("proxies", "said", "address"),
    [
        (0, "192.0.2.1", "127.0.0.1"),
        (1, "192.0.2.1", "192.0.2.1"),
        (1, "10.9.9.9, 192.0.2.1", "192.0.2.1"),
        (2, "10.9.9.9, 192.0.2.1, 192.0.2.50", "192.0.2.1"),
        (2, "192.0.2.1", "127.0.0.1"),
        (1, "nonsense", "0.0.0.0"),
    ],
)
def test_the_address_is_the_one_that_the_own_proxy_saw(settings, proxies, said, address):
    settings.TRUSTED_PROXIES = proxies
    assert limits.client_address(RequestFactory().get("/", HTTP_X_FORWARDED_FOR=said)) == address

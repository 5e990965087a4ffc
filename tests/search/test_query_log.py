"""The log of queries: what is counted, what is never kept, and that no search ever waits or fails for it."""

import pytest
from django.db import DatabaseError, connection
from django.utils import timezone

from search.tending import log
from search.tending.models import AskedQuery
from search.tending.personal import kept_text

from .app.models import Thing

pytestmark = pytest.mark.django_db
BROWSER = {"user-agent": "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0"}


@pytest.fixture(autouse=True)
def unwritten():
    log._waiting.clear()
    yield
    log._waiting.clear()


def ask(client, headers=BROWSER, path="/search/", **parameters) -> str:
    response = client.get(path, parameters, headers=headers)
    assert response.status_code == 200
    return response.context["click"]


def counted() -> list[tuple]:
    return list(AskedQuery.objects.order_by("pk").values_list("text", "venue", "asked", "empty", "clicked", "results"))


@pytest.mark.parametrize(
    "query",
    [
        "13812345678", "138 1234 5678", "138-1234-5678", "１３８１２３４５６７８", "张三 13812345678", "0731-28881234",
        "430203199001011234", "43020319900101123X", "一三八一二三四五六七八", "me@example.org", "me＠example.org",
        "me at a.com", "https://example.org/x", "123456", "978-7-5356-0000-0", "6222 0212 3456 7890",
        "(0731) 2888 1234", "长" * 61, " ", "",
    ],
)  # fmt: skip
def test_what_looks_like_a_person_s_number_is_not_kept(query):
    assert kept_text(query) == ""


@pytest.mark.parametrize(
    ("query", "kept"),
    [
        ("青花瓷", "青花瓷"), ("  Blue   AND White ", "blue and white"), ("康熙35年", "康熙35年"),
        ("1736-1795 瓷器", "1736-1795 瓷器"),
        ("1921年至1949年", "1921年至1949年"), ("光绪三十五年", "光绪三十五年"), ("I247.5/123", "i247.5/123"),
        ("3D打印课", "3d打印课"),
    ],
)  # fmt: skip
def test_other_queries_are_kept_in_one_form(query, kept):
    assert kept_text(query) == kept


def test_a_search_is_counted_by_day_and_text(client):
    Thing.objects.create(title="示例青花瓶")
    ask(client, q="青花")
    ask(client, q=" 青花 ")
    ask(client, q="无此物也", venue="museum")
    assert counted() == [("青花", "", 2, 0, 0, 1), ("无此物也", "museum", 1, 1, 0, 0)]
    row = AskedQuery.objects.first()
    assert (row.day, row.language, row.engine) == (timezone.localdate(), "zh-hans", "database")


def test_nobody_is_in_the_log():
    assert {field.name for field in AskedQuery._meta.get_fields()} == {
        "id", "day", "text", "venue", "language", "engine", "asked", "empty", "partial", "clicked", "results"
    }  # fmt: skip


@pytest.mark.parametrize(
    "headers",
    [{}, {"user-agent": "Googlebot/2.1"}, {"user-agent": "curl/8.5"}, BROWSER | {"sec-purpose": "prefetch;prerender"}],
)
def test_bots_and_what_is_fetched_early_are_not_counted(client, headers):
    assert ask(client, headers=headers, q="青花") == ""
    assert counted() == []


@pytest.mark.parametrize("more", [{"page": 2}, {"period": "清"}, {"sort": "newest"}, {"year_from": "1700"}])
def test_going_on_with_a_search_is_no_new_one(client, more):
    Thing.objects.create(title="示例青花瓶")
    ask(client, q="青花")
    assert ask(client, q="青花", **more)
    assert [row[2] for row in counted()] == [1]


def test_a_number_of_a_person_leaves_no_row(client):
    assert ask(client, q="张三 13812345678") == ""
    assert counted() == []


def test_a_click_is_counted_once_a_search_and_leads_nowhere(client):
    Thing.objects.create(title="示例青花瓶")
    address = ask(client, q="青花")
    for _again in range(3):
        response = client.post(address)
        assert (response.status_code, response.content, "Location" in response) == (204, b"", False)
    assert [row[4] for row in counted()] == [1]
    assert client.get(address).status_code == 405


@pytest.mark.parametrize("token", ["", "1.1", "1.1:forged", "x" * 500, "1.1:" + "好" * 9])
def test_a_forged_click_counts_nothing(client, token):
    ask(client, q="青花")
    assert client.post("/search/click/", query_params={"s": token}).status_code == 204
    assert [row[4] for row in counted()] == [0]


def test_clicks_are_never_more_than_searches(client):
    first = ask(client, q="青花")
    AskedQuery.objects.update(clicked=1)
    client.post(first)
    assert [row[4] for row in counted()] == [1]


def test_links_of_results_tell_their_click(client):
    Thing.objects.create(title="示例青花瓶")
    html = client.get("/search/", {"q": "青花"}, headers=BROWSER).content.decode()
    assert 'ping="/search/click/?s=' in html


def test_nothing_is_kept_where_the_setting_says_so(client, settings):
    settings.SEARCH_LOG_DAYS = 0
    assert ask(client, q="青花") == ""
    assert counted() == []


def test_counting_is_one_statement(client, django_assert_num_queries):
    key = (timezone.localdate(), "青花", "", "zh-hans", "database")
    with connection.cursor():
        pass
    with django_assert_num_queries(1 + 2):  # the savepoint of a test's own transaction
        assert log._write(key, [1, 0, 0, 3])


def test_what_could_not_be_written_is_written_with_the_next(client, monkeypatch):
    def locked(rows):
        raise DatabaseError("database is locked")

    with monkeypatch.context() as patch:
        patch.setattr(log, "_upsert", locked)
        assert ask(client, q="青花") == ""
    assert counted() == []
    ask(client, q="剪纸")
    assert {(row[0], row[2]) for row in counted()} == {("青花", 1), ("剪纸", 1)}


def test_what_is_old_is_deleted(settings):
    settings.SEARCH_LOG_DAYS = 30
    today = timezone.localdate()
    for days in (0, 30, 31, 400):
        AskedQuery.objects.create(day=today - timezone.timedelta(days=days), text="青花", language="", engine="")
    assert log.purge() == 2
    assert AskedQuery.objects.count() == 2

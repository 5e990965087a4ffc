"""The result page in the whole platform."""

import pytest

from .app.models import Thing


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/search/", "/en/search/"])
def test_the_page_shows_hits_filters_and_what_was_asked(client, path):
    Thing.objects.create(title="清青花<瓶>", data={"periods": ["清"], "creators": ["示甲先生"]})
    html = client.get(path, {"q": "青花", "period": "清"}).content.decode()
    assert "清<mark>青花</mark>&lt;瓶&gt;" in html
    assert "示甲先生" in html
    assert 'name="creator"' in html
    assert "?q=%E9%9D%92%E8%8A%B1" in html


@pytest.mark.django_db
def test_nothing_found_is_said_and_nothing_is_offered_to_sort(client):
    html = client.get("/search/", {"q": "无此物也"}).content.decode()
    assert "没有找到" in html
    assert 'class="sort"' not in html
    assert 'id="filters"' not in html
    narrowed = client.get("/search/", {"q": "无此物也", "period": "清"}).content.decode()
    assert 'id="filters"' in narrowed


@pytest.mark.django_db
def test_a_corrected_query_is_said_once(client):
    Thing.objects.create(title="团花", data={"subjects": ["剪纸"]})
    html = client.get("/search/", {"q": "剪低"}).content.decode()
    assert "没有找到“剪低”" in html
    assert "同时检索了：剪纸" not in html
    assert html.count(">剪纸</a>") == 1


@pytest.mark.django_db
@pytest.mark.parametrize(("view", "path"), [("list", "/en/search/"), ("grid", "/en/search/")])
def test_who_does_not_read_chinese_sees_the_title_in_letters(client, view, path):
    Thing.objects.create(title="青花盘", data={"alternative": ["瓷盘", "Blue-and-white dish"]})
    assert "Blue-and-white dish" in client.get(path, {"q": "青花", "view": view}).content.decode()
    assert "Blue-and-white dish" not in client.get("/search/", {"q": "青花", "view": view}).content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize("path", ["/search/", "/en/search/"])
@pytest.mark.parametrize("asked", [{}, {"q": "青花 作者 瓶"}, {"q": "青花", "venue": "museum", "period": "清"}])
def test_queries_of_the_page_do_not_grow(client, django_assert_max_num_queries, rows, path, asked):
    for number in range(rows):
        data = {
            "creators": [f"作者{number}"],
            "periods": ["清"],
            "institution": f"m{number}",
            "institution_label": "馆",
        }
        Thing.objects.create(title=f"青花瓶{number}", data=data)
    client.get(path, asked)
    with django_assert_max_num_queries(19):
        assert "青花" in client.get(path, asked).content.decode()

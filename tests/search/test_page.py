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
def test_nothing_found_is_said(client):
    assert client.get("/search/", {"q": "无此物也"}).status_code == 200


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

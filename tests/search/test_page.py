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

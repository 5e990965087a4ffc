"""Finding with the keyboard alone: suggestions in groups, and the search inside a long facet."""

import re

import pytest
from playwright.sync_api import expect

from .conftest import NARROW, WIDE


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_suggestions_by_keyboard(visitors, width):
    page = visitors.arrive(width)
    page.goto("/search/")
    box = page.get_by_role("main").locator("input[name=q]")
    box.press_sequentially("shanshui")
    options = page.get_by_role("main").get_by_role("option")
    expect(options.first).to_be_visible()
    texts = [option.get_attribute("data-text") for option in options.all()]
    for key, text in (("ArrowDown", texts[0]), ("End", texts[-1]), ("ArrowDown", "shanshui"), ("ArrowUp", texts[-1])):
        box.press(key)
        expect(box).to_have_value(text)
    box.press("Home")
    active = page.locator(f"#{box.get_attribute('aria-activedescendant')}")
    expect(active).to_have_attribute("aria-selected", "true")
    assert str(len(texts)) in page.get_by_role("main").get_by_role("status").first.inner_text()
    box.press("Escape")
    expect(box).to_have_value("shanshui")
    expect(box).to_have_attribute("aria-expanded", "false")
    box.press("Enter")
    expect(page).to_have_url(re.compile(r"/search/\?q=shanshui$"))


def test_a_long_facet_is_searched_at_once(visitors):
    page = visitors.arrive(WIDE)
    page.goto("/search/")
    field = page.locator("input[name^=in_]").first
    facet = field.get_attribute("name").removeprefix("in_")
    values = page.locator(f"label:has(input[name={facet}]) span")
    wanted = values.last.text_content()
    field.press_sequentially(wanted)
    expect(values.first).to_contain_text(wanted)
    expect(field).to_be_focused()
    assert "in_" not in page.url

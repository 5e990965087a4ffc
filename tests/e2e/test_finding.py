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
    box.press("ArrowDown")
    expect(box).to_have_attribute("aria-expanded", "true")
    box.press("Escape")
    box.press("Enter")
    expect(page).to_have_url(re.compile(r"/search/\?q=shanshui$"))


def test_an_english_reader_is_led_to_english_pages(visitors):
    page = visitors.arrive(WIDE)
    page.goto("/en/search/")
    box = page.get_by_role("main").get_by_role("combobox")
    box.press_sequentially("shanshui")
    option = page.get_by_role("main").get_by_role("option").first
    expect(option).to_have_attribute("data-url", re.compile("^/en/"))
    expect(option).to_have_attribute("lang", "zh")


def test_what_leads_elsewhere_keeps_a_chosen_filter(visitors):
    page = visitors.arrive(WIDE)
    page.goto("/search/?q=瓷")
    page.locator("label:has(input[name=kind][value=object])").click()
    expect(page.locator(".chip")).to_have_count(1)
    for link in page.locator("#results-sort a, #results-layouts a, #results-feed a, #menu-tools a").all():
        assert "kind=object" in link.get_attribute("href")
    expect(page.locator("#page-address")).to_contain_text("瓷&kind=object")


def test_the_focus_stays_on_a_chosen_value_and_the_rest_stays_open(visitors):
    page = visitors.arrive(WIDE)
    page.goto("/search/")
    rest = page.locator("#more-subject")
    rest.locator("summary").click()
    chosen = rest.locator("input").nth(2)
    value = chosen.get_attribute("value")
    chosen.press("Space")
    expect(page.locator(".chip")).to_contain_text(value)
    expect(page.locator(f"input[name=subject][value='{value}']")).to_be_focused()
    expect(rest).to_have_attribute("open", "")


def test_the_filters_of_a_phone_close_on_what_they_found(visitors):
    page = visitors.arrive(NARROW)
    page.goto("/museum/objects/")
    page.locator("#results-open").click()
    page.locator("label:has(input[name=material])").first.click()
    expect(page).to_have_url(re.compile("material="))
    chosen = page.url
    page.locator("#filters-count").click()
    expect(page.locator("#filters")).to_be_hidden()
    expect(page.locator("#results-open")).to_contain_text("1")
    assert page.url == chosen


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_a_record_on_paper_has_its_address_and_its_rights(visitors, width):
    page = visitors.arrive(width)
    page.goto("/museum/objects/")
    page.locator(".grid a").first.click()
    page.emulate_media(media="print")
    picture, title = (page.locator(part).first.bounding_box() for part in (".record__picture .picture", "h1"))
    assert picture["y"] + picture["height"] <= title["y"]
    expect(page.locator(".cite")).to_be_visible()
    expect(page.locator("#page-address")).to_contain_text("/museum/objects/")
    for part in (".top", ".crumbs", ".relatives"):
        expect(page.locator(part).first).to_be_hidden()


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


def test_results_on_paper_are_not_cut(visitors):
    page = visitors.arrive(NARROW)
    page.goto("/search/")
    page.emulate_media(media="print")
    texts = page.locator(".hit__text")
    assert texts.count()
    assert texts.evaluate_all("all => all.every((one) => one.scrollHeight <= one.clientHeight + 1)")

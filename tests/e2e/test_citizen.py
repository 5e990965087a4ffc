"""The citizen's main job: one box, one list of all venues, true counts, and the thing itself."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from .conftest import NARROW, WIDE

WORD = "山水"
scripts = pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])


def number(text: str) -> int:
    return int(re.search(r"\d+", text).group())


def expect_count(page: Page, count: int) -> None:
    """The number that is told, and so many hits, which the grid shows without putting parts under their whole."""
    expect(page.locator("#results-count")).to_have_text(re.compile(rf"^\s*{count}\s"))
    expect(page.locator("#results-list li.hit").first).to_be_visible()
    grid = page.request.get(f"{page.url}{'&' if '?' in page.url else '?'}view=grid").text()
    assert grid.count('<article class="card"') == min(count, 20)


def ask(page: Page, words: str) -> None:
    box = page.get_by_role("main").locator("input[name=q]")
    box.fill(words)
    box.press("Enter")
    expect(page).to_have_url(re.compile(r"/search/\?"))


def narrow_by(page: Page, facet: str, *, scripts: bool) -> int:
    """Ticks the first value of a facet; the count that stood beside it."""
    label: Locator = page.locator(f"label:has(input[name={facet}]:not(:checked))").first
    count = number(label.locator("small").inner_text())
    value = label.locator("input").get_attribute("value")
    box = page.locator(f'input[name={facet}][value="{value}"]')
    box.check()
    if not scripts:
        page.locator("#filters-count").click()
    expect(page).to_have_url(re.compile(rf"[?&]{facet}="))
    expect(box).to_be_checked()
    return count


@scripts
def test_from_one_word_to_the_picture(visitors, scripts):
    page = visitors.arrive(java_script_enabled=scripts)
    page.goto("/")
    ask(page, WORD)

    tabs = page.locator("#results-tabs a")
    counts = [number(text) for text in tabs.locator("small").all_inner_texts()]
    assert sum(count > 0 for count in counts[1:]) >= 2, "several venues answer"
    expect_count(page, counts[0])
    assert WORD in page.locator("#results-list mark").first.inner_text()
    venues = {hit.get_attribute("data-venue") for hit in page.locator("#results-list li.hit").all()}
    assert len(venues) >= 2, "the first page mixes venues"

    most = max(range(1, len(counts)), key=counts.__getitem__)
    tabs.nth(most).click()
    expect_count(page, counts[most])
    for facet in ("period", "creator"):
        expect_count(page, narrow_by(page, facet, scripts=scripts))

    link = page.locator("#results-list h2 a").first
    title = link.inner_text()
    link.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    picture = page.locator(".record__picture img").first
    expect(picture).to_be_visible()
    expect(picture).to_have_js_property("complete", True)
    assert picture.evaluate("one => one.naturalWidth") > 200
    expect(page.locator("dl.facts").first).to_be_visible()


@scripts
def test_every_count_of_a_facet_is_true(visitors, scripts):
    page = visitors.arrive(java_script_enabled=scripts)
    page.goto(f"/search/?q={WORD}")
    total = number(page.locator("#results-count").inner_text())
    for facet in ("venue", "kind", "period", "material", "subject"):
        if page.locator(f"input[type=checkbox][name={facet}]").count() == 0:
            continue
        expect_count(page, narrow_by(page, facet, scripts=scripts))
        page.locator("#results-chips .chip").first.click()
        expect_count(page, total)


def test_back_returns_to_what_was_seen(visitors):
    page = visitors.arrive()
    page.goto(f"/search/?q={WORD}")
    total = number(page.locator("#results-count").inner_text())
    narrowed = narrow_by(page, "period", scripts=True)
    expect_count(page, narrowed)
    page.go_back()
    expect_count(page, total)


def test_a_phone_narrows_in_a_drawer(visitors):
    page = visitors.arrive(NARROW)
    page.goto(f"/search/?q={WORD}")
    page.locator(".filters__open").click()
    label = page.locator("label:has(input[name=period])").first
    count = number(label.locator("small").inner_text())
    value = label.locator("input").get_attribute("value")
    page.locator(f'input[name=period][value="{value}"]').check()
    expect(page.locator("#filters-count")).to_contain_text(str(count))
    page.locator("#filters-count").click()
    expect_count(page, count)


def test_what_is_not_there_is_no_dead_end(visitors):
    page = visitors.arrive()
    page.goto("/search/?q=查无此物之名")
    expect(page.locator(".empty h2")).to_be_visible()
    assert page.locator(".empty a[href]").count() > 0


@pytest.mark.parametrize("width", [NARROW, WIDE])
@scripts
def test_the_languages_lead_to_each_other(visitors, addresses, scripts, width):
    page = visitors.arrive(width, java_script_enabled=scripts)
    page.goto(addresses.of("museum record"))
    chinese = page.url
    follow(page, "a[hreflang=en]", width)
    expect(page.locator("html")).to_have_attribute("lang", "en")
    follow(page, "a[hreflang=zh-hans]", width)
    expect(page.locator("html")).to_have_attribute("lang", "zh-hans")
    assert page.url == chinese


@pytest.mark.parametrize("width", [NARROW, WIDE])
@scripts
def test_the_elder_view_is_large_and_can_be_left(visitors, scripts, width):
    page = visitors.arrive(width, java_script_enabled=scripts)
    page.goto(f"/search/?q={WORD}")
    before = size_of_text(page)
    follow(page, ".menu__button", width)
    expect(page.locator("html[data-elder]")).to_have_count(1)
    assert page.url.partition("?")[2], "the reader stays where he was"
    assert size_of_text(page) > before
    scrolls = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert scrolls <= 0
    follow(page, ".menu__button", width)
    expect(page.locator("html[data-elder]")).to_have_count(0)


def size_of_text(page: Page) -> float:
    return page.locator("#results-list h2 a").first.evaluate("one => parseFloat(getComputedStyle(one).fontSize)")


def follow(page: Page, selector: str, width: int) -> None:
    """Clicks in the menu, which a phone opens first."""
    if width == NARROW:
        page.locator("button[popovertarget=menu]").click()
    page.locator(f"#menu {selector}").click()


def test_a_record_on_paper_has_its_rights_and_citation_and_no_neighbours(visitors, addresses):
    page = visitors.arrive()
    page.goto(addresses.of("museum record"))
    page.emulate_media(media="print")
    expect(page.locator(".cite")).to_be_visible()
    assert page.locator(".relatives").count() > 0
    expect(page.locator(".relatives").filter(visible=True)).to_have_count(0)


def test_what_does_not_exist_is_told_with_a_way_on(visitors):
    page = visitors.arrive()
    for path, language in (
        ("/没有这一页/", "zh-hans"),
        ("/en/no-such-page/", "en"),
        ("/id/ark:/99999/none", "zh-hans"),
    ):
        assert page.goto(path).status == 404
        expect(page.locator("html")).to_have_attribute("lang", language)
        expect(page.get_by_role("main").get_by_role("heading", level=1)).to_be_visible()
        assert page.locator("main a[href], main form").count() > 0
    visitors.faults[:] = [fault for fault in visitors.faults if "404" not in fault]


def test_the_keyboard_skips_to_the_text(visitors):
    page = visitors.arrive()
    page.goto("/")
    page.keyboard.press("Tab")
    skip = page.locator("a.skip")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_suggestions_by_keyboard(visitors):
    page = visitors.arrive()
    page.goto("/")
    box = page.get_by_role("main").locator("input[name=q]")
    box.press_sequentially("shan")
    options = page.get_by_role("option")
    expect(options.first).to_be_visible()
    expect(box).to_have_attribute("aria-expanded", "true")
    box.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    expect(box).to_have_attribute("aria-activedescendant", options.first.get_attribute("id"))
    box.press("Escape")
    expect(box).to_have_value("shan")
    expect(box).to_have_attribute("aria-expanded", "false")
    box.press_sequentially("s")
    expect(options.first).to_be_visible()
    box.press("ArrowDown")
    text = box.input_value()
    box.press("Enter")
    expect(page).not_to_have_url(re.compile(r":\d+/$"))
    expect(page.locator("main")).to_contain_text(text)


def test_the_head_of_a_page_has_its_search(visitors):
    """In Chinese a field, in English an icon where the row has no room for it."""
    page = visitors.arrive()
    page.goto("/news/")
    field = page.locator(".top__find input[type=search]")
    expect(field).to_be_visible()
    assert field.bounding_box()["width"] > 100
    page.goto("/en/news/")
    expect(page.locator(".top__find button")).to_be_visible()

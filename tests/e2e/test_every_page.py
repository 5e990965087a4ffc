"""What holds for each kind of page, on a phone and on a desktop, light and dark."""

import pytest
from django.conf import settings
from playwright.sync_api import Page

from .addresses import KINDS
from .conftest import NARROW, WIDE

AXE = settings.BASE_DIR / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
RUN = """
async (options) => {
  const found = await window.axe.run(document, { ...options, resultTypes: ["violations"] });
  return found.violations.map((rule) => `${rule.id}: ${rule.nodes.map((node) => node.target.join(" ")).join(" | ")}`);
}
"""
WIDER = """
() => [...document.querySelectorAll("body *")]
  .filter((one) => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
  .filter((one) => getComputedStyle(one).position !== "fixed")
  .map((one) => `${one.tagName.toLowerCase()}.${one.className}`).slice(0, 5)
"""


def violations(page: Page, **options) -> list[str]:
    """What axe-core finds; it comes by the debugger, so the page's security policy stays in force."""
    return page.evaluate(RUN, options)


@pytest.mark.parametrize("width", [NARROW, WIDE])
@pytest.mark.parametrize("kind", KINDS)
def test_a_page_fits_and_everybody_can_use_it(visitors, addresses, kind, width):
    page = visitors.arrive(width, reduced_motion="reduce")  # no colour is measured on its way to another
    answer = page.goto(addresses.of(kind))
    assert answer.status == 200
    assert page.locator("h1").count() == 1
    scrolls = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert scrolls <= 0, f"scrolls sideways by {scrolls} at {page.evaluate(WIDER)}"
    page.evaluate(AXE.read_text(encoding="utf-8"))
    assert violations(page, runOnly={"type": "tag", "values": TAGS}) == []
    page.emulate_media(color_scheme="dark")
    assert violations(page, runOnly={"type": "rule", "values": ["color-contrast"]}) == []


@pytest.mark.parametrize("width", [961, 1000, 1121, 1281])
def test_the_long_words_of_the_english_menu_fit_in_every_width(visitors, width):
    page = visitors.arrive(WIDE)
    page.set_viewport_size({"width": width, "height": 800})
    page.goto("/en/culture/")
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    right = "[...document.querySelectorAll('.top__row *')].map((one) => one.getBoundingClientRect().right)"
    assert page.evaluate(f"Math.max(...{right}) <= document.querySelector('.top__row').getBoundingClientRect().right")


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_is_whole_without_scripts(visitors, addresses, kind):
    page = visitors.arrive(java_script_enabled=False)
    assert page.goto(addresses.of(kind)).status == 200
    assert page.locator("main h1").inner_text().strip()
    assert page.locator("main a[href]").count() > 0

"""The curator's main job: change an own record, publish, and the public search knows it at once."""

import re

import pytest
from playwright.sync_api import Page, expect

from platform_site.portal.seeding.people import PASSWORD

from .addresses import Addresses
from .conftest import NARROW, WIDE
from .test_every_page import AXE, TAGS, violations

RECORDS = "/admin/snippets/museum/object/"
OTHERS = "/admin/snippets/library/work/"
NEW = "示例改题碧玉镇纸"


def log_in(page: Page, account: str) -> None:
    page.goto("/admin/")
    page.locator("input[name=username]").fill(account)
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("input[name=password]").press("Enter")
    expect(page).to_have_url(re.compile(r"/admin/$"))


def first_record(page: Page, listing: str):
    page.goto(listing)
    return page.locator(f"main table a[href^='{listing}edit/']").first


def rename(page: Page, title: str) -> None:
    page.locator("input[name=title]").fill(title)
    page.get_by_role("button", name="更多动作").last.click()
    page.locator("button[name=action-publish]").click()
    expect(page).to_have_url(re.compile(rf"{RECORDS}$"))


def found(page: Page, words: str) -> list[str]:
    page.goto(f"/search/?q={words}")
    return [text.strip() for text in page.locator("#results-list h2 a").all_inner_texts()]


def test_what_a_curator_publishes_the_city_finds(visitors):
    curator, citizen = visitors.arrive(), visitors.arrive()
    log_in(curator, "museum-curator")
    record = first_record(curator, RECORDS)
    edit, old = record.get_attribute("href"), record.inner_text().strip()
    assert old in found(citizen, old)

    record.click()
    expect(curator.locator("input[name=title]")).to_have_value(old)
    rename(curator, NEW)
    assert found(citizen, NEW)[0] == NEW
    assert old not in found(citizen, old)
    citizen.goto(f"/search/?q={NEW}")
    citizen.locator("#results-list h2 a").first.click()
    expect(citizen.get_by_role("heading", level=1)).to_have_text(NEW)

    curator.goto(edit)
    rename(curator, old)
    assert old in found(citizen, old)


def test_a_draft_stays_at_the_desk(visitors):
    curator, citizen = visitors.arrive(), visitors.arrive()
    log_in(curator, "museum-curator")
    record = first_record(curator, RECORDS)
    edit, old = record.get_attribute("href"), record.inner_text().strip()
    record.click()
    curator.locator("input[name=title]").fill("示例未公开的题名")
    curator.get_by_role("button", name="保存草稿").click()
    expect(curator.locator("input[name=title]")).to_have_value("示例未公开的题名")
    assert "示例未公开的题名" not in found(citizen, "示例未公开的题名")
    assert old in found(citizen, old)
    curator.goto(edit)
    rename(curator, old)


def test_the_records_of_another_venue_are_not_there(visitors):
    administrator, curator = visitors.arrive(), visitors.arrive()
    log_in(administrator, "admin")
    other = first_record(administrator, OTHERS).get_attribute("href")
    log_in(curator, "museum-curator")
    assert curator.locator(f"a[href^='{OTHERS}']").count() == 0
    for action in ("edit", "history", "delete", "copy", "usage", "unpublish"):
        answer = curator.goto(other.replace("/edit/", f"/{action}/"))
        refused = answer.status in (403, 404) or curator.url.endswith("/admin/")
        assert refused, f"{action} answers {answer.status} at {curator.url}"
    curator.goto(OTHERS)
    expect(curator).to_have_url(re.compile(r"/admin/$"))
    visitors.faults[:] = [fault for fault in visitors.faults if "404" not in fault and "403" not in fault]


def test_the_public_site_shows_nothing_of_the_desk(visitors, addresses: Addresses):
    page = visitors.arrive()
    page.goto(addresses.of("museum record"))
    assert "wagtail-userbar" not in page.content()
    page.goto(RECORDS)
    expect(page).to_have_url(re.compile(r"/admin/login/"))


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_everybody_can_use_the_pages_of_the_desk(visitors, width):
    page = visitors.arrive(width, reduced_motion="reduce")
    log_in(page, "museum-curator")
    edit = first_record(page, RECORDS).get_attribute("href")
    key = re.search(r"/edit/(\d+)/", edit)[1]
    bulk = f"edit-many/?id={key}&edit_field=subjects&edit_operation=add&edit_value=示例"
    faults = {}
    for path in (
        "/admin/",
        edit,
        *(f"{RECORDS}{own}" for own in (bulk, f"notes/{key}/", f"withdraw/{key}/", "edits/")),
    ):
        assert page.goto(path).status == 200
        page.evaluate(AXE.read_text(encoding="utf-8"))
        wrong = violations(page, runOnly={"type": "tag", "values": [tag for tag in TAGS if tag != "best-practice"]})
        if wrong:
            faults[path] = wrong
    assert faults == {}


def test_one_word_is_added_to_many_records_and_taken_back(visitors):
    page = visitors.arrive()
    log_in(page, "museum-curator")
    page.goto(RECORDS)
    for box in page.locator("tbody input[type=checkbox]").all()[:2]:
        box.check()
    page.locator("a:has-text('改字段')").first.click()
    page.get_by_label("字段").select_option(label="主题")
    page.get_by_role("button", name="下一步").click()
    page.get_by_label("词", exact=False).fill("示例批量")
    page.get_by_role("button", name="预览").click()
    expect(page.locator(".bulk-edit__rows ins")).to_have_count(2)
    page.get_by_role("button", name="修改“主题”").click()
    expect(page.locator(".bulk-edit__rows tbody tr")).to_have_count(2)
    page.get_by_role("button", name="撤销这次修改").click()
    expect(page.locator("main")).to_contain_text("已撤销 2")

"""Takes the screenshots of `docs/how-to/map-an-unknown-csv.md` from a running demo city.

    .venv/bin/python docs/pictures/map_a_csv.py http://127.0.0.1:8000 [folder]

The demo's curator of the gallery maps `docs/how-to/files/unknown-paintings.csv` from first look to published records.
A worker (`manage.py run_worker`) has to run beside the server.
"""

from __future__ import annotations

import io
import re
import shutil
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

HERE = Path(__file__).parent
TABLE = HERE.parent / "how-to" / "files" / "unknown-paintings.csv"
USER, PASSWORD = "gallery-curator", "demo-zhuzhou"
NAME = "示例画社登记表"
WAIT = 60_000
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


class Camera:
    """Keeps pictures of one page, numbered as the how-to names them."""

    def __init__(self, page: Page, folder: Path):
        self.page, self.folder = page, folder

    def take(self, name: str) -> None:
        """A PNG of 64 colours: enough for a page of text, and small."""
        self.page.wait_for_load_state("networkidle")
        with Image.open(io.BytesIO(self.page.screenshot())) as image:
            image.convert("RGB").quantize(64).save(self.folder / f"{name}.png", optimize=True)


def log_in(page: Page, address: str) -> None:
    page.goto(f"{address}/admin/login/")
    page.fill("[name=username]", USER)
    page.fill("[name=password]", PASSWORD)
    page.click("[type=submit]")
    page.wait_for_url(f"{address}/admin/")


def first_look(page: Page, address: str, camera: Camera) -> None:
    page.goto(f"{address}/admin/mappings/new/")
    page.set_input_files("[name=file]", TABLE)
    camera.take("1-choose")
    page.click("text=看这个文件")
    page.wait_for_selector(".mapping-columns")
    camera.take("2-columns")
    page.evaluate("document.querySelector('#preview').scrollIntoView()")
    camera.take("3-preview")


def mend(page: Page, camera: Camera) -> None:
    """The look-up table for what the field does not know, in the options of its column."""
    column = page.locator(".mapping-column", has=page.locator(".mapping-column__seen label", has_text="门类"))
    column.locator("summary").click()
    with page.expect_response(lambda response: "/preview/" in response.url):
        column.locator("textarea").fill("国画 = 中国画\n水彩 = 水彩、水粉画\n")
        column.locator("textarea").blur()
    page.wait_for_timeout(500)
    column.evaluate("element => element.scrollIntoView()")
    camera.take("4-options")
    page.evaluate("document.querySelector('#preview').scrollIntoView()")
    camera.take("5-mended")


def bring_in(page: Page, address: str, camera: Camera) -> None:
    page.fill("[name=name]", NAME)
    page.click("text=保存并导入")
    page.wait_for_url("**/admin/imports/*/")
    page.wait_for_selector("text=待审核", timeout=WAIT)
    page.reload()
    camera.take("6-review")
    page.get_by_role("button", name=re.compile("^全部接受")).click()
    page.get_by_role("button", name=re.compile("^应用")).click()
    page.wait_for_selector("text=完成", timeout=WAIT)
    camera.take("7-done")


def look(page: Page, address: str, camera: Camera) -> None:
    """What a citizen sees."""
    page.goto(f"{address}/search/?q=渌江帆影")
    page.locator("main a", has_text="渌江帆影").first.click()
    camera.take("8-published")


def main() -> None:
    address = sys.argv[1].rstrip("/")
    folder = Path(sys.argv[2]) if len(sys.argv) > 2 else HERE / "mapping"
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        found = next(filter(None, map(shutil.which, BROWSERS)), None)
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 900}, locale="zh-CN")
        camera = Camera(page, folder)
        log_in(page, address)
        first_look(page, address, camera)
        mend(page, camera)
        bring_in(page, address, camera)
        look(page, address, camera)
        browser.close()


if __name__ == "__main__":
    main()

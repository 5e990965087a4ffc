"""The city once a session, and visitors: a browser window that notices what went wrong behind the page."""

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from filelock import FileLock
from playwright.sync_api import Browser, Page, expect, sync_playwright

from .addresses import Addresses
from .city import built, serving

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
WIDE, NARROW = 1280, 390
HEIGHTS = {WIDE: 900, NARROW: 844}
PATIENCE = 30_000
expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        message = "A browser is not there: `deploy/services browser` installs it."
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    switches = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    switches.append("--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=found, args=switches)
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def city(tmp_path_factory, request) -> Iterator[str]:
    """The address of the running demo city, made once for all workers, each of which has a copy.

    E2E_CITY names a folder that keeps it from one run to the next.
    """
    kept = os.environ.get("E2E_CITY")
    if kept:
        env = built(Path(kept))
    elif hasattr(request.config, "workerinput"):
        made, own = tmp_path_factory.getbasetemp().parent / "city", tmp_path_factory.mktemp("worker") / "city"
        with FileLock(f"{made}.lock"):
            built(made)
            shutil.copytree(made, own)
        env = built(own)
    else:
        env = built(tmp_path_factory.mktemp("city"))
    with serving(env) as address:
        yield address


@pytest.fixture(scope="session")
def addresses(city) -> Addresses:
    """One address of each kind of page."""
    return Addresses(city)


@dataclass
class Visitors:
    """Opens windows on the city and keeps what they complained of."""

    browser: Browser
    city: str
    faults: list[str] = field(default_factory=list)
    contexts: list = field(default_factory=list)

    def arrive(self, width: int = WIDE, **options) -> Page:
        """A window of a new visitor; `options` are those of a browser context."""
        size = {"width": width, "height": HEIGHTS[width]}
        context = self.browser.new_context(base_url=self.city, viewport=size, locale="zh-CN", **options)
        context.set_default_timeout(PATIENCE)
        self.contexts.append(context)
        context.on("request", self._asked)
        context.on("console", self._said)
        context.on("weberror", lambda error: self.faults.append(f"script: {error.error}"))
        return context.new_page()

    def _asked(self, request) -> None:
        address = urlsplit(request.url)
        if address.scheme in ("http", "https", "ws", "wss") and address.netloc != urlsplit(self.city).netloc:
            self.faults.append(f"another host is asked: {request.url}")

    def _said(self, message) -> None:
        if message.type == "error":
            where = (message.location or {}).get("url", "")
            self.faults.append(f"console of {message.page.url}: {message.text} {where}")


@pytest.fixture
def visitors(browser, city) -> Iterator[Visitors]:
    """Visitors of a test; it fails when a console had errors or another host was asked."""
    group = Visitors(browser, city)
    yield group
    for context in group.contexts:
        context.close()
    assert group.faults == []

"""Fixtures of journeys: a server, and browsers for a reader without scripts and an author."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    expect,
    sync_playwright,
)

from tests import needs
from tests.journeys import server
from tests.journeys.server import Ibid, Start

OUTPUT = Path(__file__).parents[1] / "output"
WIDTHS = {390: 844, 1280: 900}
TIMEOUT = 30_000  # milliseconds
BROWSER_FLAGS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]
expect.set_options(timeout=TIMEOUT)


@pytest.fixture(scope="session")
def prepared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a data folder in which Ibid has started once: the welcome blog, no account."""
    folder = tmp_path_factory.mktemp("prepared")
    ibid = server.start(folder)
    ibid.wait_until_ready()
    assert ibid.stop() == 0
    return folder


@pytest.fixture
def start(tmp_path: Path, prepared_folder: Path) -> Iterator[Start]:
    """Yield a function that starts a server, by default in a copy of the prepared folder.

    The servers are stopped after the test.
    """
    started: list[Ibid] = []

    def start(folder: Path | None = None, *, port: int | None = None, **settings: str) -> Ibid:
        if folder is None:
            folder = server.copy_prepared(prepared_folder, tmp_path / f"data-{len(started)}")
        ibid = server.start(folder, port=port, **settings)
        started.append(ibid)
        ibid.wait_until_ready()
        return ibid

    yield start
    for ibid in started:
        if ibid.process.poll() is None:
            ibid.stop()


@pytest.fixture
def ibid(start: Start) -> Ibid:
    """Start a new blog: the welcome blog, no account."""
    return start()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    flags = [*BROWSER_FLAGS, *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=needs.chromium(), args=flags)
        yield browser
        browser.close()


@pytest.fixture
def reader(browser: Browser, ibid: Ibid) -> Iterator[BrowserContext]:
    """Yield a browser without JavaScript; `reader.new_page()` opens a tab."""
    yield from _visit(browser, ibid, java_script_enabled=False)


@pytest.fixture
def author(browser: Browser, ibid: Ibid) -> Iterator[BrowserContext]:
    """Yield a browser with JavaScript, for the editor."""
    yield from _visit(browser, ibid, java_script_enabled=True)


def _visit(browser: Browser, ibid: Ibid, *, java_script_enabled: bool) -> Iterator[BrowserContext]:
    """Yield a browser; fail on requests to other hosts, policy violations and script errors."""
    context = browser.new_context(base_url=ibid.url, java_script_enabled=java_script_enabled)
    context.set_default_timeout(TIMEOUT)
    errors: list[str] = []

    def check_request(url: str) -> None:
        if urlsplit(url).scheme in {"http", "https"} and not url.startswith(ibid.url):
            errors.append(f"request to another host: {url}")

    def check_console(message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text:
            errors.append(f"{message.page and message.page.url}: {message.text} {message.location}")

    context.on("request", lambda request: check_request(request.url))
    context.on("console", check_console)
    context.on("weberror", lambda error: errors.append(f"script error: {error.error}"))
    yield context
    context.close()
    assert errors == []


@pytest.fixture
def screenshot() -> Callable[[Page, str], None]:
    """Return `screenshot(page, name)`; it writes to tests/output: phone, desktop, light, dark."""
    OUTPUT.mkdir(exist_ok=True)

    def take(page: Page, name: str) -> None:
        before = page.viewport_size
        for width, height in WIDTHS.items():
            page.set_viewport_size({"width": width, "height": height})
            for scheme in ("light", "dark"):
                page.emulate_media(color_scheme=scheme)
                page.screenshot(path=OUTPUT / f"{name}-{width}-{scheme}.png", full_page=True)
        page.emulate_media(color_scheme="light")
        if before:
            page.set_viewport_size(before)

    return take

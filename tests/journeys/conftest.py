"""Journeys: a real server, a real browser, a reader without scripts and an author with them."""

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
LONGEST_WAIT = 30_000  # milliseconds; a wait ends with what it waits for
BROWSER_FLAGS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]
expect.set_options(timeout=LONGEST_WAIT)


@pytest.fixture(scope="session")
def prepared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder in which Ibid has started once: nobody's account, the welcome blog."""
    folder = tmp_path_factory.mktemp("prepared")
    ibid = server.start(folder)
    ibid.wait_until_ready()
    assert ibid.stop() == 0
    return folder


@pytest.fixture
def start(tmp_path: Path, prepared_folder: Path) -> Iterator[Start]:
    """Start a server, in a copy of the prepared folder unless told one; all are gone after it."""
    started: list[Ibid] = []

    def start(folder: Path | None = None, *, port: int | None = None, **said: str) -> Ibid:
        if folder is None:
            folder = server.copy_of(prepared_folder, tmp_path / f"data-{len(started)}")
        ibid = server.start(folder, port=port, **said)
        started.append(ibid)
        ibid.wait_until_ready()
        return ibid

    yield start
    for ibid in started:
        if ibid.process.poll() is None:
            ibid.stop()


@pytest.fixture
def ibid(start: Start) -> Ibid:
    """A blog in its first hour: the welcome blog, and nobody's account."""
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
    """A visitor who runs no scripts; `reader.new_page()` opens a tab."""
    yield from _visit(browser, ibid, java_script_enabled=False)


@pytest.fixture
def author(browser: Browser, ibid: Ibid) -> Iterator[BrowserContext]:
    """Someone at the desk, whose editor needs scripts."""
    yield from _visit(browser, ibid, java_script_enabled=True)


def _visit(browser: Browser, ibid: Ibid, *, java_script_enabled: bool) -> Iterator[BrowserContext]:
    """A visit is also a proof: nothing asked of another host, refused by the policy or broken."""
    context = browser.new_context(base_url=ibid.address, java_script_enabled=java_script_enabled)
    context.set_default_timeout(LONGEST_WAIT)
    wrong: list[str] = []

    def hear_request(address: str) -> None:
        if urlsplit(address).scheme in {"http", "https"} and not address.startswith(ibid.address):
            wrong.append(f"asked another host: {address}")

    def hear_console(message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text:
            wrong.append(f"{message.page and message.page.url}: {message.text} {message.location}")

    context.on("request", lambda request: hear_request(request.url))
    context.on("console", hear_console)
    context.on("weberror", lambda error: wrong.append(f"script error: {error.error}"))
    yield context
    context.close()
    assert wrong == []


@pytest.fixture
def screenshot() -> Callable[[Page, str], None]:
    """`screenshot(page, name)`: to tests/output, as on a phone and a desk, light and dark."""
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

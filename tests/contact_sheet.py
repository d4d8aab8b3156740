"""Screenshots of every kind of page at every width, light, dark and printed: `make contact-sheet`.

Written to tests/output/contact-sheet, with an `index.html` that shows them side by side. Arguments
select pages: `python -m tests.contact_sheet home specimen`.
"""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from html import escape
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests import needs
from tests.journeys import server
from tests.journeys.conftest import BROWSER_FLAGS, OUTPUT
from tests.pages import PAGES

SHEET = OUTPUT / "contact-sheet"
WIDTHS = (320, 390, 768, 1280, 1920)
PAPER = 718  # CSS pixels: A4 without its margins
HEIGHT = 1000
TALLEST = 3000  # pixels; longer pages are cut off

# Changes to the blog, and the pages to take after them.
STATES = (
    ("make_it_empty()", {"empty": "/"}),
    ("write_one_post()", {"one-post": "/"}),
    ("write_sample_blog()", PAGES),
    (
        "write_many_posts()",
        {f"many-{name}": PAGES[name] for name in ("home", "archive", "month", "tags")},
    ),
    (
        "set_language('ar')",
        {f"{name}-in-arabic": PAGES[name] for name in ("home", "talk", "sources")},
    ),
    ("set_language('zh-hans')", {"home-in-chinese": "/"}),
)


def main(wanted: set[str]) -> None:
    shutil.rmtree(SHEET, ignore_errors=True)
    SHEET.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        flags = [*BROWSER_FLAGS, *(["--no-sandbox"] if os.geteuid() == 0 else [])]
        browser = playwright.chromium.launch(executable_path=needs.chromium(), args=flags)
        ibid = server.start(Path(folder))
        ibid.wait_until_ready()
        taken: dict[str, list[str]] = {}
        for code, pages in STATES:
            ibid.manage("shell", "-c", f"from tests.sample_blog import *; {code}")
            for name, path in pages.items():
                if not wanted or name in wanted:
                    taken[name] = list(_pictures(browser, name, ibid.url + path))
        ibid.stop()
        browser.close()
    (SHEET / "index.html").write_text(_index(taken))
    print(f"{sum(map(len, taken.values()))} pictures: {SHEET / 'index.html'}")


def _pictures(browser: Browser, name: str, url: str) -> Iterator[str]:
    page = browser.new_page()
    page.goto(url)
    for width in WIDTHS:
        for scheme in ("light", "dark"):
            page.emulate_media(media="screen", color_scheme=scheme)
            yield _picture(page, f"{name}-{width}-{scheme}", width)
    page.emulate_media(media="print", color_scheme="light")
    yield _picture(page, f"{name}-paper", PAPER)
    page.close()


def _picture(page: Page, name: str, width: int) -> str:
    page.set_viewport_size({"width": width, "height": HEIGHT})
    height = page.evaluate("document.documentElement.scrollHeight")
    page.set_viewport_size({"width": width, "height": max(HEIGHT, min(height, TALLEST))})
    page.screenshot(path=SHEET / f"{name}.png")
    return name


def _index(taken: dict[str, list[str]]) -> str:
    rows = "".join(
        f"<h2>{escape(page)}</h2><p>{''.join(_figure(name) for name in names)}</p>"
        for page, names in taken.items()
    )
    style = "p{display:flex;gap:1em;overflow:auto}img{height:24em;border:1px solid silver}"
    return f"<!doctype html><title>Contact sheet</title><style>{style}</style>{rows}"


def _figure(name: str) -> str:
    return f'<a href="{name}.png"><img src="{name}.png" alt="{escape(name)}" loading="lazy"></a>'


if __name__ == "__main__":
    main(set(sys.argv[1:]))

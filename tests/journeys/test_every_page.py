"""Every kind of page for readers: the rules of WCAG 2.2, in narrow and wide windows."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page

from tests.journeys.server import Ibid
from tests.pages import PAGES

PHONE, DESKTOP = (390, 844), (1280, 900)
WIDTHS = (320, 390, 768, 1280, 1920)  # 320 is 1280 zoomed to 400 %
AXE = {
    "preload": False,  # our security policy blocks its copies of style sheets
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}
# WCAG 2.2, 1.4.12: text spacing that readers may set without loss of content.
TEXT_SPACING = """() => {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(`* {
    line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important
  } p { margin-block-end: 2em !important }`)
  document.adoptedStyleSheets = [sheet]
}"""
TOO_WIDE = """() => {
  const { clientWidth, scrollWidth } = document.documentElement
  return scrollWidth - clientWidth
}"""


@pytest.fixture
def sample(ibid: Ibid) -> Ibid:
    ibid.manage("shell", "-c", "from tests.sample_blog import *; write_sample_blog()")
    return ibid


@pytest.fixture
def page(sample: Ibid, author: BrowserContext) -> Page:
    return author.new_page()  # axe is a script


def test_every_page_is_accessible(page):
    axe = Axe()
    wrong = []
    for name, path in PAGES.items():
        page.goto(path)
        for width, height in (PHONE, DESKTOP):
            page.set_viewport_size({"width": width, "height": height})
            for scheme in ("light", "dark"):
                page.emulate_media(color_scheme=scheme)
                found = axe.run(page, options=AXE)
                if found.violations_count:
                    wrong.append(f"{name} {width} {scheme}\n{found.generate_report()}")
    assert not wrong, "\n".join(wrong)


def test_no_page_is_wider_than_the_window(page):
    """Check each page again with the widest text spacing of WCAG."""
    wrong = []
    for name, path in PAGES.items():
        page.goto(path)
        for spacing in ("", TEXT_SPACING):
            if spacing:
                page.evaluate(spacing)
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 900})
                if page.evaluate(TOO_WIDE):
                    wrong.append((name, width, "spaced" if spacing else "as set"))
    assert wrong == []


def test_the_keyboard_focus_is_visible(page):
    """The first stop skips to the text; the focus is always visible, also in forced colors."""
    for forced in ("none", "active"):
        page.emulate_media(forced_colors=forced, reduced_motion="reduce")
        page.goto(PAGES["specimen"])
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.hash") == "#main"
        for _stop in range(12):
            outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
            assert outline not in {"none", ""}
            page.keyboard.press("Tab")

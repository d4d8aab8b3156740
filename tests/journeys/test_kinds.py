"""An author writes a post that holds every kind of content; a reader reads it without scripts."""

import os
import re

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

if os.environ.get("KFAST"):
    expect.set_options(timeout=8000)
from tests.journeys.test_story import AXE, set_up, text
from tests.journeys.test_writing import begin, saved


def insert(page: Page, entry: str) -> None:
    """Choose an entry of the Insert menu by keyboard."""
    page.keyboard.press("Control+Shift+i")
    menu = page.get_by_role("dialog", name="Insert")
    menu.get_by_role("button", name=re.compile(f"^{entry}")).press("Enter")
    expect(menu).to_be_hidden()


def body_of(page: Page) -> str:
    return page.locator("[name=body]").input_value()


def is_accessible(page: Page) -> None:
    found = Axe().run(page, options=AXE)
    assert found.violations_count == 0, found.generate_report()


def test_formulas(ibid, author, screenshot):
    page = set_up(author, ibid.set_up_link)
    begin(page, "Mass", "Of $5, ")
    page.keyboard.type("$f'(x)$ is known.")
    expect(text(page).locator("tex-math math")).to_have_count(1)
    page.keyboard.press("Enter")
    insert(page, "Formula")
    dialog = page.get_by_role("dialog", name="Formula")
    page.keyboard.type(r"\frac{1}{\foo}")
    expect(dialog.get_by_role("alert")).to_have_text('Unknown command "\\foo". (character 10)')
    page.keyboard.press("Enter")
    expect(dialog).to_be_visible()
    dialog.get_by_label("TeX").fill(r"\frac{1}{2}\label{half}")
    dialog.get_by_label("On its own line").check()
    expect(dialog.locator("mfrac")).to_be_visible()
    screenshot(page, "formula-dialog")
    is_accessible(page)
    dialog.get_by_role("button", name="Insert formula").click()
    expect(text(page).locator("tex-block math")).to_have_count(1)
    saved(page)
    assert body_of(page) == (
        "<p>Of $5, <tex-math>f'(x)</tex-math> is known.</p>"
        r"<tex-block>\frac{1}{2}\label{half}</tex-block>"
    )

"""The dialog for citing in a blog without sources: by keyboard alone, and on a phone."""

import re
from collections.abc import Callable

from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.journeys.server import Ibid
from tests.journeys.test_story import AXE, axe, set_up, text

EMPTY = """
from django.utils import timezone
from blog.sources.models import Source
Source.objects.update(trashed_at=timezone.now())
"""


def new_post(ibid: Ibid, author: BrowserContext) -> Page:
    page = set_up(author, ibid.set_up_link)
    ibid.manage("shell", "-c", EMPTY)
    page.goto("/admin/blog/post/add/")
    page.locator("[name=title]").fill("Without Sources")
    text(page).click()
    page.keyboard.type("It broke in 1960.")
    return page


def open_empty(page: Page) -> Locator:
    page.keyboard.press("Control+Shift+F")
    dialog = page.get_by_role("dialog", name="Cite a source")
    expect(dialog.get_by_role("textbox", name=re.compile("^Search your sources"))).to_be_focused()
    expect(dialog).to_contain_text("You have no sources yet.")
    expect(dialog.locator("[name=title]")).to_be_hidden()
    expect(dialog.locator("[name=locator]")).to_be_hidden()
    return dialog


def check(page: Page) -> None:
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        found = axe.run(page, options=AXE)
        assert found.violations_count == 0, found.generate_report()


def test_a_source_is_added_cited_and_changed_by_keyboard_alone(
    ibid: Ibid, author: BrowserContext, screenshot: Callable[[Page, str], None]
):
    page = new_post(ibid, author)
    dialog = open_empty(page)
    screenshot(page, "cite-empty")
    check(page)

    # What is typed is recognized; looking it up leads to the filled form
    page.keyboard.type("10.1000/x")
    expect(dialog).to_contain_text("You do not have this DOI yet: press Enter to look it up.")
    page.keyboard.press("Enter")
    title = dialog.locator("[name=title]")
    expect(title).to_be_focused()
    expect(dialog.locator("[name=doi]")).to_have_value("10.1000/x")
    expect(dialog.locator("[name=q]")).to_be_visible()

    # Escape asks before it discards what is typed
    page.keyboard.type("Return to Zhenbao Island")
    page.keyboard.press("Tab")
    expect(dialog.locator("[name=author]")).to_be_focused()
    page.keyboard.type("Mao Zedong")
    page.keyboard.press("Escape")
    question = dialog.get_by_role("alertdialog")
    expect(question).to_contain_text("not saved yet")
    expect(question.get_by_role("button", name="Keep editing")).to_be_focused()
    screenshot(page, "cite-discard")
    page.keyboard.press("Escape")
    expect(question).to_be_hidden()
    expect(title).to_have_value("Return to Zhenbao Island")
    expect(dialog.locator("[name=author]")).to_be_focused()
    title.press("Enter")

    # An unclear name is asked about
    first = dialog.get_by_role("radio", name="A person: Zedong, Mao")
    expect(first).to_be_checked()
    screenshot(page, "cite-name")
    check(page)
    first.focus()
    page.keyboard.press("ArrowDown")
    expect(dialog.get_by_role("radio", name="A person: Mao, Zedong")).to_be_checked()
    page.keyboard.press("Enter")
    expect(dialog.locator("[name=locator]")).to_be_focused()
    page.keyboard.type("pp. 12-15")
    page.keyboard.press("Enter")
    expect(dialog).to_be_hidden()

    # The citation says how it is edited, and is
    mark = text(page).locator("cite-ref")
    expect(mark).to_have_text("Mao, pp. 12-15")
    page.keyboard.press("ArrowLeft")
    expect(page.locator("#citation-status")).to_contain_text("Press Enter or double-click to edit")
    expect(mark).to_have_attribute("title", re.compile("Press Enter or double-click"))
    screenshot(page, "cite-selected")
    page.keyboard.press("Enter")
    expect(dialog.locator("[name=locator]")).to_have_value("12–15")
    expect(dialog.get_by_role("radio")).to_be_checked()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    page.get_by_role("button", name="Save", exact=True).or_(
        page.get_by_role("button", name="Save draft")
    ).first.click()
    expect(text(page).locator("cite-ref")).to_have_text("Mao, 12–15")


def test_a_source_is_entered_by_hand_on_a_phone(
    ibid: Ibid, author: BrowserContext, screenshot: Callable[[Page, str], None]
):
    page = new_post(ibid, author)
    page.set_viewport_size({"width": 390, "height": 844})
    dialog = open_empty(page)

    # What was searched in vain is the title of the new source
    dialog.locator("[name=q]").fill("The Long Quarrel")
    expect(dialog).to_contain_text("None of your sources matches.")
    dialog.get_by_text("Enter a new source by hand").click()
    expect(dialog.locator("[name=title]")).to_have_value("The Long Quarrel")
    dialog.locator("[name=author]").fill("Lyle J. Goldstein")
    page.screenshot(path="tests/output/cite-by-hand-phone.png")
    dialog.get_by_role("button", name="Close").click()
    question = dialog.get_by_role("alertdialog")
    question.get_by_role("button", name="Keep editing").click()
    dialog.get_by_role("button", name="Add source").click()
    expect(dialog.get_by_role("radio")).to_be_checked()
    dialog.locator("[name=locator]").fill("fol. 3r")
    page.screenshot(path="tests/output/cite-use-phone.png")
    dialog.get_by_role("button", name="Cite", exact=True).click()
    mark = text(page).locator("cite-ref")
    expect(mark).to_have_text("Goldstein, fol. 3r")

    # The same work again: the one that is there is offered
    dialog = page.get_by_role("dialog", name="Cite a source")
    page.keyboard.press("Control+Shift+F")
    dialog.locator("[name=q]").fill('{"title": "A Reply", "author": [{"literal": "UNESCO"}]}')
    dialog.get_by_role("button", name="Look up").click()
    expect(dialog.locator("[name=title]")).to_have_value("A Reply")
    dialog.get_by_role("button", name="Back").click()
    expect(dialog.locator("[name=q]")).to_be_focused()
    dialog.get_by_role("button", name="Cancel").click()
    expect(dialog).to_be_hidden()

    # A tap selects the citation, a second one edits it
    mark.click()
    expect(page.locator("#citation-status")).to_contain_text("Goldstein, fol. 3r")
    page.wait_for_function("() => !document.querySelector('dialog[open]')")
    mark.dblclick()
    expect(dialog.locator("[name=label]")).to_have_value("folio")
    expect(dialog.locator("[name=locator]")).to_have_value("3r")

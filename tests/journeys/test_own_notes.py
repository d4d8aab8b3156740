"""An author adds own notes and URLs by keyboard; a reader follows them without scripts."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.journeys.test_story import AXE, set_up, text
from tests.journeys.test_writing import begin, saved, to_the_end

KEEPER = "<foot-note>The keeper’s <em>own</em> word: <em>thick</em> ice.</foot-note>"
PASTE = """html => {
  const clipboardData = new DataTransfer()
  clipboardData.setData("text/html", html)
  const event = { clipboardData, bubbles: true, cancelable: true }
  document.activeElement.dispatchEvent(new ClipboardEvent("paste", event))
}"""


def note_by_keyboard(page: Page) -> None:
    page.keyboard.press("Control+Alt+f")
    dialog = page.get_by_role("dialog", name="Note")
    expect(dialog.locator(".ProseMirror")).to_be_focused()
    page.keyboard.type("The keeper’s *own* word: ")
    page.keyboard.press("Control+i")
    page.keyboard.type("thick")
    page.keyboard.press("Control+i")
    page.keyboard.type(" ice.")
    page.keyboard.press("Enter")
    expect(dialog).to_be_hidden()
    expect(text(page)).to_be_focused()


def test_own_notes(ibid, author, reader, screenshot):
    page = set_up(author, ibid.set_up_link)
    begin(page, "Ice", "It froze.")
    note_by_keyboard(page)
    page.keyboard.type(" It thawed.^[In March.]")
    saved(page)
    body = page.locator("[name=body]")
    assert body.input_value() == (
        f"<p>It froze.{KEEPER} It thawed.<foot-note>In March.</foot-note></p>"
    )

    # Enter opens a note; closing the dialog in any way keeps its text, which can be undone
    to_the_end(page)
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Note")
    expect(dialog.locator(".ProseMirror")).to_have_text("In March.")
    page.keyboard.type(" ")
    page.evaluate(PASTE, "<p>Late:</p><p>in <i>May</i>.</p>")
    expect(dialog.locator(".ProseMirror p")).to_have_text(["In March. Late: in May."])
    screenshot(page, "writing-note")
    found = Axe().run(page, options=AXE)
    assert found.violations_count == 0, found.generate_report()
    page.keyboard.press("Escape")
    expect(text(page).locator("foot-note").last).to_have_text("In March. Late: in May.")
    page.keyboard.press("Control+z")
    expect(text(page).locator("foot-note").last).to_have_text("In March.")

    # A link around everything leaves the notes outside
    page.keyboard.press("Control+a")
    page.keyboard.press("Control+k")
    page.locator("#link-dialog input").fill("https://example.org/")
    page.keyboard.press("Enter")
    expect(text(page).locator("a")).to_have_text(["It froze.", " It thawed."])
    page.get_by_role("button", name="Publish", exact=True).click()
    expect(page.locator(".messagelist")).to_contain_text("Published.")

    page = reader.new_page()
    page.goto("/")
    page.get_by_role("link", name="Ice", exact=True).click()
    page.get_by_label("note 2", exact=True).click()
    expect(page.locator("#note-2:target")).to_contain_text("In March.")
    page.get_by_label("Back to note 2 in the text").click()
    expect(page.locator("#ref-2:target")).to_be_visible()


def test_typed_urls_become_links(ibid, author):
    page = set_up(author, ibid.set_up_link)
    begin(page, "Ice", "It froze.")
    note_by_keyboard(page)
    page.keyboard.type("It thawed.So (https://example.org/a_(b)), www.example.org. ")
    page.keyboard.press("Control+Alt+f")
    page.keyboard.type("From ann@example.org, 1901")
    page.keyboard.press("Enter")
    page.keyboard.type(" ends https://example.org/z.\n")
    saved(page)
    assert page.locator("[name=body]").input_value() == (
        f"<p>It froze.{KEEPER}It thawed.So "
        '(<a href="https://example.org/a_(b)">https://example.org/a_(b)</a>), '
        '<a href="https://www.example.org">www.example.org</a>. '
        '<foot-note>From <a href="mailto:ann@example.org">ann@example.org</a>, 1901</foot-note>'
        ' ends <a href="https://example.org/z">https://example.org/z</a>.</p>'
    )

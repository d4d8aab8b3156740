"""The caret stays in sight, and text typed or composed at a selected note is not lost."""

import io

import pytest
from PIL import Image
from playwright.sync_api import CDPSession, Page, expect

from tests.journeys.test_story import set_up, text
from tests.journeys.test_writing import begin

DESKTOP, PHONE = (1280, 900), (390, 844)
# Resolves to whether the caret, or the selected picture, is between toolbar and buttons.
IN_SIGHT = """() => {
  const { view, storage } = document.querySelector(".field-body .ProseMirror").editor
  const { head, node, from } = view.state.selection
  const isBlock = node && !node.isInline
  const { top, bottom } = isBlock
    ? view.nodeDOM(from).getBoundingClientRect()
    : view.coordsAtPos(head)
  const above = storage.menu.dom.getBoundingClientRect().bottom
  const below = document.querySelector(".post-actions").getBoundingClientRect().top
  return isBlock ? bottom > above && top < below : top >= above && bottom <= below
}"""


def expect_caret_in_sight(page: Page) -> None:
    page.wait_for_function(IN_SIGHT)


def resize(page: Page, size: tuple[int, int]) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})


def upload(page: Page, *, size: tuple[int, int], alt: str, caption: str = "") -> None:
    """Upload and use a picture of this size."""
    file = io.BytesIO()
    Image.new("RGB", size, "navy").save(file, "PNG")
    page.keyboard.press("Control+Shift+9")
    dialog = page.get_by_role("dialog", name="Choose a picture")
    dialog.get_by_text("Upload a picture").click()
    form = dialog.locator("form[method=post]")
    form.locator("[type=file]").set_input_files(
        {"name": "river.png", "mimeType": "image/png", "buffer": file.getvalue()}
    )
    form.locator("[name=alt]").fill(alt)
    form.locator("[name=caption]").fill(caption)
    form.get_by_role("button", name="Upload and use").click()
    expect(dialog).to_be_hidden()


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_whatever_is_written_or_inserted_is_in_sight(ibid, author, size):
    page = set_up(author, ibid.set_up_link)
    resize(page, size)
    begin(page, "The Quiet River", "")
    for _ in range(3):
        page.keyboard.type("A line\n" * 9)
        expect_caret_in_sight(page)
    for _ in range(25):
        page.keyboard.press("ArrowUp")
    expect_caret_in_sight(page)
    page.keyboard.press("Control+Shift+Enter")
    page.keyboard.press("Control+End")
    expect_caret_in_sight(page)
    page.keyboard.type("\nIn focus mode")
    expect_caret_in_sight(page)
    for alt, measures in {"A wide river": (1200, 700), "A tall tree": (600, 900)}.items():
        upload(page, size=measures, alt=alt)
        picture = text(page).get_by_role("img", name=alt)
        expect(picture).to_be_in_viewport(ratio=0.95)
        expect_caret_in_sight(page)


def compose(keyboard: CDPSession, *steps: str) -> None:
    """Compose text as an input method does, and commit its last step."""
    for step in steps:
        end = {"selectionStart": len(step), "selectionEnd": len(step)}
        keyboard.send("Input.imeSetComposition", {"text": step, **end})
    keyboard.send("Input.insertText", {"text": steps[-1]})


def wait_for_end_of_composition(page):
    """Wait until the editor has read what was composed, which sets the selection once more."""
    page.wait_for_function(
        """() => {
          const { input } = document.querySelector(".ProseMirror").editor.view;
          return !input.composing && Date.now() - input.compositionEndedAt > 500;
        }"""
    )


def test_text_composed_or_typed_at_a_selected_note_goes_after_it(ibid, author):
    page = set_up(author, ibid.set_up_link)
    body = page.locator("[name=body]")
    for select in (
        lambda: page.keyboard.press("ArrowLeft"),
        lambda: text(page).locator("foot-note").click(),
    ):
        begin(page, "River", "ab^[note]")
        keyboard = author.new_cdp_session(page)
        select()
        compose(keyboard, "k", "か", "かn", "かな")
        expect(body).to_have_value("<p>ab<foot-note>note</foot-note>かな</p>")
        compose(keyboard, "か")
        page.keyboard.type("!")
        expect(body).to_have_value("<p>ab<foot-note>note</foot-note>かなか!</p>")
        wait_for_end_of_composition(page)
        page.keyboard.press("Home")
        for _ in "ab^":
            page.keyboard.press("ArrowRight")
        page.keyboard.type("x")
        expect(body).to_have_value("<p>ab<foot-note>note</foot-note>xかなか!</p>")
        # At its edge, or this click would be the second of two
        text(page).locator("foot-note").click(position={"x": 2, "y": 8})
        page.keyboard.press("Control+c")
        page.keyboard.press("Backspace")
        expect(body).to_have_value("<p>abxかなか!</p>")
        page.keyboard.press("Control+v")
        expect(body).to_have_value("<p>ab<foot-note>note</foot-note>xかなか!</p>")

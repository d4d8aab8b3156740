"""The 2013 post of the example blog, written anew in the editor with the caret always in sight."""

import re

import pytest
from playwright.sync_api import Page, expect
from selectolax.lexbor import LexborHTMLParser, LexborNode

from tests.journeys.test_caret import DESKTOP, PHONE, expect_caret_in_sight, resize, upload
from tests.journeys.test_story import set_up, text
from tests.journeys.test_writing import begin

TITLE = "Friends, Brothers, Enemies: China and the Soviet Union, 1937–1989"
HTML = "() => document.querySelector('.field-body .ProseMirror').editor.getHTML()"
MARKDOWN = {"h2": "## ", "blockquote": "> "}


def stored_post(page: Page) -> str:
    """Return the HTML of the example post."""
    page.goto("/admin/blog/post/")
    page.get_by_role("link", name=TITLE).first.click()
    expect(text(page)).to_be_visible()
    return str(page.evaluate(HTML))


def write(page: Page, html: str) -> None:
    """Write the blocks one after the other, as a person would."""
    body = LexborHTMLParser(html).body
    assert body
    is_new_line = True
    for block in body.iter():
        if not is_new_line:
            page.keyboard.press("Enter")
        if block.tag == "figure":
            insert_picture(page, block)
        else:
            page.keyboard.type(MARKDOWN.get(block.tag or "", ""))
            write_line(page, block.css_first("p") if block.tag == "blockquote" else block)
        if block.tag == "blockquote":
            page.keyboard.press("Enter")
            page.keyboard.press("Enter")
        is_new_line = block.tag in {"figure", "blockquote"}
        expect_caret_in_sight(page)


def write_line(page: Page, line: LexborNode) -> None:
    for node in line.iter(include_text=True):
        if node.is_text_node:
            page.keyboard.insert_text(node.text_content or "")
        else:
            cite(page, node)
        expect_caret_in_sight(page)


def cite(page: Page, mark: LexborNode) -> None:
    values = {name.removeprefix("data-"): value for name, value in mark.attributes.items()}
    page.keyboard.press("Control+Shift+F")
    dialog = page.get_by_role("dialog", name="Cite a source")
    expect(dialog.locator("[name=q]")).to_be_focused()
    dialog.locator(f"label:has([name=source][value='{values['source']}'])").click()
    if "label" in values:
        dialog.locator("[name=label]").select_option(values["label"])
    for name in {"prefix", "locator", "suffix"} & values.keys():
        dialog.locator(f"[name={name}]").fill(values[name] or "")
    dialog.get_by_role("button", name="Cite", exact=True).click()
    expect(dialog).to_be_hidden()


def insert_picture(page: Page, figure: LexborNode) -> None:
    """Choose the picture, or upload the photograph that the example blog has lost."""
    alt, caption = (figure.attributes[f"data-{name}"] or "" for name in ("alt", "caption"))
    if not alt.startswith("Map"):
        upload(page, size=(1200, 800), alt=alt, caption=caption)
        return
    page.keyboard.press("Control+Shift+9")
    dialog = page.get_by_role("dialog", name="Choose a picture")
    expect(dialog.locator("[name=q]")).to_be_focused()
    picture = figure.attributes["data-picture"]
    dialog.locator(f"label:has([name=picture][value='{picture}'])").click()
    form = dialog.locator("form[method=dialog]")
    form.locator("[name=alt]").fill(alt)
    form.locator("[name=caption]").fill(caption)
    form.get_by_role("button", name="Insert picture").click()
    expect(dialog).to_be_hidden()


def without_ids(html: str) -> str:
    return re.sub(r'data-picture="\d+"', "", html)


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_the_example_post_is_written_with_the_caret_in_sight(ibid, author, size):
    page = set_up(author, ibid.set_up_link)
    resize(page, size)
    html = stored_post(page)
    begin(page, TITLE, "")
    write(page, html)
    assert without_ids(page.evaluate(HTML)) == without_ids(html)

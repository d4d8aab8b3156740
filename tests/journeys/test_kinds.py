"""An author writes a post that holds every kind of content; a reader reads it without scripts."""

import re

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.journeys.test_caret import upload
from tests.journeys.test_pasting import paste
from tests.journeys.test_story import AXE, set_up, text
from tests.journeys.test_writing import begin, saved, to_the_end


def insert(page: Page, entry: str) -> None:
    """Choose an entry of the Insert menu by keyboard."""
    page.keyboard.press("Control+Shift+i")
    menu = page.get_by_role("dialog", name="Insert")
    menu.get_by_role("button", name=re.compile(f"^{entry}")).press("Enter")
    expect(menu).to_be_hidden()


def leave(page: Page) -> None:
    """Go on after the box or list whose end the cursor is at."""
    for _ in range(2):
        page.keyboard.press("Enter")


def body_of(page: Page) -> str:
    return page.locator("[name=body]").input_value()


def is_accessible(page: Page) -> None:
    found = Axe().run(page, options=AXE)
    rules = found.response["violations"]
    assert not rules, [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in rules]


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


def test_code_tables_boxes_and_lists(ibid, author, screenshot):
    page = set_up(author, ibid.set_up_link)
    begin(page, "Evidence", "```")
    page.keyboard.press("Enter")
    page.keyboard.type("if x < 1:")
    page.get_by_label("Language of the code").select_option("python")
    page.get_by_label("Line numbers").check()
    to_the_end(page)
    page.keyboard.press("ArrowDown")
    page.keyboard.type("Terms")
    insert(page, "Primary source")
    leave(page)
    insert(page, "Definition list")
    page.keyboard.type("Ussuri")
    page.keyboard.press("Enter")
    page.keyboard.type("A river.")
    leave(page)
    insert(page, "Folded part")
    page.keyboard.type("More")
    page.keyboard.press("Enter")
    page.keyboard.type("Of it.")
    leave(page)
    paste(page, plain='Year,"Skirmishes, all"\n1968,9\n1969,26\n')
    text(page).get_by_role("cell", name="26").click()
    page.get_by_role("button", name="Align column at the end").click()
    page.get_by_role("button", name="Caption").click()
    page.keyboard.type("Skirmishes")
    page.keyboard.press("Enter")
    expect(text(page).locator("table")).to_have_attribute("data-caption", "Skirmishes")
    page.get_by_label("Kind of box").select_option("note")
    screenshot(page, "writing-blocks")
    is_accessible(page)
    saved(page)
    assert body_of(page) == (
        '<pre data-language="python" data-numbered="true"><code>if x &lt; 1:</code></pre>'
        '<aside class="note"><p>Terms</p></aside><dl><dt>Ussuri</dt><dd>A river.</dd></dl>'
        "<details><summary>More</summary><p>Of it.</p></details>"
        '<table data-caption="Skirmishes"><tbody><tr><th><p>Year</p></th>'
        '<th class="end"><p>Skirmishes, all</p></th></tr>'
        '<tr><td><p>1968</p></td><td class="end"><p>9</p></td></tr>'
        '<tr><td><p>1969</p></td><td class="end"><p>26</p></td></tr></tbody></table>'
    )


def test_a_picture_stands_for_a_film(ibid, author, reader, screenshot):
    page = set_up(author, ibid.set_up_link)
    begin(page, "The flood", "On film:")
    upload(page, size=(1280, 720), alt="Water in a street")
    text(page).get_by_role("button", name="Edit picture").click()
    dialog = page.get_by_role("dialog", name="Choose a picture")
    use = dialog.get_by_role("group", name="In this text")
    expect(use.get_by_label("Alt text")).to_have_value("Water in a street")
    use.get_by_label("Embed").fill("not a URL")
    dialog.get_by_role("button", name="Change picture").click()
    expect(use.get_by_label("Embed")).to_be_focused()
    use.get_by_label("Embed").fill("https://vimeo.com/1084537")
    screenshot(page, "picture-for-a-film")
    is_accessible(page)
    dialog.get_by_role("button", name="Change picture").click()
    expect(text(page).locator("figure")).to_contain_text("Stands for https://vimeo.com/1084537")
    to_the_end(page)
    insert(page, "Gallery")
    expect(page.get_by_label("Caption of the gallery")).to_be_visible()
    is_accessible(page)
    page.keyboard.press("Control+z")
    expect(page.get_by_label("Caption of the gallery")).to_have_count(0)
    page.get_by_role("button", name="Publish", exact=True).click()
    expect(page.locator(".messagelist")).to_contain_text("Published.")

    page = reader.new_page()
    page.goto("/")
    page.get_by_role("link", name="The flood", exact=True).click()
    card = page.get_by_role("link", name="Water in a street Video on Vimeo")
    expect(card).to_have_attribute("href", "https://vimeo.com/1084537")


def test_the_html_of_a_text_is_edited_and_cleaned(ibid, author, screenshot):
    page = set_up(author, ibid.set_up_link)
    begin(page, "By hand", "First.")
    page.get_by_role("button", name="Edit the HTML").click()
    dialog = page.get_by_role("dialog", name="HTML")
    source = dialog.get_by_label("The text as HTML")
    expect(source).to_have_value("<p>First.</p>")
    source.fill('<p>First.</p>\n<aside class="note">\n<p onclick="x()">Kept.</p>\n</aside>')
    dialog.get_by_role("button", name="Apply HTML").click()
    expect(dialog.get_by_role("listitem")).to_have_text(["onclick of <p>"])
    screenshot(page, "html-dialog")
    is_accessible(page)
    dialog.get_by_role("button", name="Apply HTML").click()
    expect(dialog).to_be_hidden()
    saved(page)
    assert body_of(page) == '<p>First.</p><aside class="note"><p>Kept.</p></aside>'

"""Citing a book, an article and an archival letter; several in one note; a quotation."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.journeys.test_story import AXE, axe, set_up, text

ARTICLE = """@article{goldstein2001,
  author = {Goldstein, Lyle J.}, title = {A Quarrel over {Zhenbao} Island}, year = 2001,
  journal = {The China Quarterly}, number = 168, pages = {985--997}}"""


def open_dialog(page: Page) -> Locator:
    text(page).press("Control+Shift+F")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    return dialog


def paste(dialog: Locator, text: str) -> Locator:
    """Look up `text`; return the form of a new source."""
    dialog.get_by_label(re.compile("^Search your sources")).fill(text)
    dialog.get_by_role("button", name="Look up").click()
    new = dialog.locator("[data-part=new] form")
    expect(new.locator("[name=title]")).to_be_focused()
    return new


def cite(dialog: Locator, **fields: str) -> None:
    use = dialog.locator("#cite-use")
    for name, value in fields.items():
        field = use.locator(f"[name={name}]")
        if name == "label":
            field.select_option(value)
        else:
            field.fill(value)
    use.get_by_role("button", name="Cite", exact=True).click()
    expect(dialog).to_be_hidden()
    expect(text(dialog.page)).to_be_focused()


def test_an_author_cites_sources_and_a_reader_finds_them(ibid, author, reader, screenshot):
    admin = set_up(author, ibid.set_up_link)
    admin.goto("/admin/blog/post/add/")
    admin.locator("[name=title]").fill("Sources Showing")
    text(admin).click()

    # A book by its ISBN, in a blog without lookups: the pasted text is in the form
    admin.keyboard.type("It broke in 1960.")
    dialog = open_dialog(admin)
    new = paste(dialog, "978-0-306-40615-7")
    expect(new.locator("[name=isbn]")).to_have_value("9780306406157")
    expect(new).to_contain_text("Fill in the fields yourself.")
    new.locator("[name=title]").fill("The Long Quarrel")
    new.locator("[name=author]").fill("Beauvoir, Simone de\nArchive Group")
    new.locator("[name=issued]").fill("2008")
    new.get_by_role("button", name="Add source").click()
    cite(dialog, locator="174")

    # A source that exists is offered, not added again
    dialog = open_dialog(admin)
    dialog.get_by_label(re.compile("^Search your sources")).fill("9780691135908")
    dialog.get_by_role("button", name="Look up").click()
    expect(dialog.get_by_role("radio")).to_have_count(1)
    expect(dialog.get_by_role("radio")).to_be_checked()
    dialog.get_by_role("button", name="Cancel").click()

    # An article from BibTeX, in the same note
    dialog = open_dialog(admin)
    dialog.get_by_label(re.compile("^Search your sources")).fill("radchenko")
    expect(dialog.get_by_role("radio")).to_have_count(1)
    new = paste(dialog, ARTICLE)
    expect(new.locator("[name=container_title]")).to_have_value("The China Quarterly")
    screenshot(admin, "cite-new")
    for scheme in ("light", "dark"):
        admin.emulate_media(color_scheme=scheme)
        found = axe.run(admin, options=AXE)
        assert found.violations_count == 0, found.generate_report()
    new.get_by_role("button", name="Add source").click()
    screenshot(admin, "cite-use")
    found = axe.run(admin, options=AXE)
    assert found.violations_count == 0, found.generate_report()
    cite(dialog, locator="990", prefix="see also")

    # An archival letter entered by hand, with a quotation
    admin.keyboard.press("Enter")
    admin.keyboard.type("Ten thousand years.")
    admin.get_by_text("Ten thousand years.").click(click_count=3)
    dialog = open_dialog(admin)
    dialog.get_by_text("Enter a new source by hand").click()
    new = dialog.locator("[data-part=new] form")
    new.locator("[name=kind]").select_option("manuscript")
    expect(new.locator("[name=edition]")).to_be_hidden()
    fields = {"title": "Letter to Stalin", "author": "Mao, Zedong", "issued": "c. 1950"}
    for name, value in (fields | {"archive": "Central Archive", "box": "3", "folder": "7"}).items():
        new.locator(f"[name={name}]").fill(value)
    new.get_by_role("button", name="Add source").click()
    expect(dialog.locator("[name=quotation]")).to_have_value("Ten thousand years.")
    cite(dialog, label="folio", locator="2r")
    consulted = admin.get_by_role("searchbox", name="Sources consulted")
    consulted.fill("radchenko")
    admin.get_by_role("list", name="Sources found").get_by_role("button").click()
    expect(admin.locator("[name=consulted_keys]")).to_have_value("radchenko2009")
    admin.get_by_role("button", name="Publish").click()
    expect(admin.locator(".messagelist")).to_contain_text("Published.")

    # The reader, without scripts
    visitor = reader.new_page()
    visitor.goto("/")
    visitor.get_by_role("link", name="Sources Showing", exact=True).click()
    expect(visitor.locator(".cite")).to_have_text(["1", "2"])
    folded = visitor.locator(".sources details:not([open]) > summary")
    for _ in range(folded.count()):
        folded.first.click()
    notes = visitor.get_by_role("region", name="Notes").get_by_role("listitem")
    expect(notes).to_have_text(
        [re.compile("Beauvoir.*174; see also .*Goldstein.*990"), re.compile("Mao.*box 3, folder 7")]
    )
    sources = visitor.get_by_role("region", name="Sources")
    expect(sources.get_by_role("heading", name="Also consulted")).to_be_visible()
    expect(sources.get_by_role("listitem")).to_have_count(4)
    screenshot(visitor, "cited")
    sources.get_by_role("link", name="Details of the source Mao 1950").click()
    expect(visitor.get_by_role("region", name="Cited in 1 post")).to_contain_text(
        "Ten thousand years."
    )
    visitor.get_by_role("link", name="Cite this source").click()
    expect(visitor.get_by_role("region", name="RIS")).to_contain_text("TI  - Letter to Stalin")


def test_a_note_opens_next_to_its_mark_and_closes_by_key(ibid, author):
    page = author.new_page()
    page.goto("/2013/07/friends-brothers-enemies/")
    mark = page.get_by_role("link", name="note 5", exact=True)
    mark.click()
    card = page.get_by_role("note")
    expect(card).to_contain_text("Cold War")
    expect(card).to_be_focused()
    found = axe.run(page, options=AXE)
    assert found.violations_count == 0, found.generate_report()
    page.mouse.wheel(0, 300)
    expect(card).to_be_visible()
    page.keyboard.press("Escape")
    expect(card).to_have_count(0)
    expect(mark).to_be_focused()
    mark.press("Enter")
    expect(card).to_contain_text("Cold War")
    card.get_by_role("button", name="Close").click()
    expect(card).to_have_count(0)
    assert "#" not in page.url


def test_a_citation_is_copied(ibid, author):
    page = author.new_page()
    author.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("/2013/07/friends-brothers-enemies/cite/")
    bibtex = page.get_by_role("region", name="BibTeX")
    bibtex.get_by_role("button", name="Copy").click()
    expect(bibtex.get_by_role("status")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()").startswith("@online{")

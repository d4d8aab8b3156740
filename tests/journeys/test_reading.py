"""Notes and sources as readers take them: beside the text, folded, copied, printed, extracted."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests import needs
from tests.journeys.server import Ibid
from tests.journeys.test_story import set_up

WELCOME = "/2013/07/friends-brothers-enemies/"
AXE = {
    "preload": False,  # our security policy blocks its copies of style sheets
    "runOnly": ["target-size", "label-content-name-mismatch"],
}
PHONE, DESKTOP, WIDE = (390, 844), (1280, 900), (1600, 900)
FAR = 130  # pixels: about five lines

EXTRACT = """library => {
  const Readability = new Function("module", `${library}; return Readability`)({})
  const article = new Readability(document.cloneNode(true)).parse()
  const extracted = document.createElement("div")
  extracted.innerHTML = article.content
  const texts = (root, selector) =>
    [...root.querySelectorAll(selector)].map(node => node.textContent.replace(/\\s+/g, " ").trim())
  const missing = {}
  for (const selector of ["p", "li", "h2", "h3", "h4", "pre", "td", "figcaption", "blockquote"]) {
    const kept = texts(extracted, selector)
    missing[selector] = texts(document, `.e-content.text > :not(.margin) ${selector}`)
      .filter(text => !kept.includes(text))
  }
  const ids = new Set([...extracted.querySelectorAll("[id]")].map(({ id }) => id))
  const dead = [...extracted.querySelectorAll("a[href*='#']")]
    .map(({ hash }) => decodeURIComponent(hash.slice(1))).filter(id => !ids.has(id))
  const pictures = extracted.querySelectorAll("img").length
  return { missing, dead, pictures, text: article.textContent }
}"""
DISTANCES = """() => {
  const notes = [...document.querySelectorAll(".margin-note:not([hidden])")]
  const marks = [...document.querySelectorAll(".text .cite a")]
  return notes.map(note => {
    const label = note.querySelector("b").textContent
    const mark = marks.find(({ textContent }) => textContent === label)
    return Math.round(note.getBoundingClientRect().top - mark.getBoundingClientRect().top)
  })
}"""
OVERLAPS = """() => {
  const boxes = [...document.querySelectorAll(".margin-note:not([hidden])")]
    .map(note => note.getBoundingClientRect())
  return boxes.slice(1).filter((box, index) => box.top < boxes[index].bottom).length
}"""
COPY = """() => new Promise(resolve => {
  document.addEventListener("copy", ({ clipboardData }) => resolve({
    plain: clipboardData.getData("text/plain"), html: clipboardData.getData("text/html"),
  }))
  document.execCommand("copy")
})"""
PRINTED = """() => [...document.querySelectorAll(".text a[href^=http]")]
  .filter(link => getComputedStyle(link, "::after").content !== "none")
  .map(link => link.textContent)"""


def extracted(page: Page) -> dict:
    return page.evaluate(EXTRACT, needs.readability().read_text("utf-8"))


@pytest.mark.parametrize("path", [WELCOME, "/2013/07/media/", "/2013/07/evidence/"])
def test_everything_survives_reader_mode(ibid: Ibid, author, path):
    ibid.manage("shell", "-c", "from tests.sample_blog import *; write_posts_for_reader_mode()")
    page = author.new_page()
    page.goto(path)
    kept = extracted(page)
    assert {name: texts for name, texts in kept["missing"].items() if texts} == {}
    assert kept["dead"] == []
    assert kept["pictures"] == page.locator(".e-content img").count()
    assert "Post a Comment" not in kept["text"]


@pytest.mark.parametrize("size", [DESKTOP, WIDE])
def test_notes_are_near_their_marks(author, size):
    page = author.new_page()
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(WELCOME)
    expect(page.locator(".margin-note b").first).to_be_visible()
    distances = page.evaluate(DISTANCES)
    assert len(distances) >= 25
    assert max(map(abs, distances)) < FAR
    assert page.evaluate(OVERLAPS) == 0


def test_a_shortened_note_opens_whole(author):
    page = author.new_page()
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(WELCOME)
    page.locator(".margin-note.short").first.get_by_text("… more").click()
    card = page.locator(".note-card")
    expect(card).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()


@pytest.mark.parametrize("size", [PHONE, DESKTOP])
def test_the_end_is_not_longer_than_the_text(reader, size):
    """Without scripts, too: the lists are folded, and a mark opens the one it leads to."""
    page = reader.new_page()
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(WELCOME)
    whole = page.locator(".e-content.text").bounding_box()["height"]
    lists = sum(list.bounding_box()["height"] for list in page.locator(".sources").all())
    assert lists < (whole - lists) / 4
    expect(page.locator("#note-5")).to_be_hidden()
    page.get_by_label("note 5", exact=True).click()
    expect(page.locator("#note-5:target")).to_be_visible()


def test_print_has_every_note_and_source(reader):
    page = reader.new_page()
    page.goto(WELCOME)
    page.emulate_media(media="print")
    for line in page.locator(".sources li").all():
        expect(line).to_be_visible()


def test_print_spells_out_a_url_that_is_not_its_own_text(reader):
    page = reader.new_page()
    page.goto(WELCOME)
    page.emulate_media(media="print")
    printed = page.evaluate(PRINTED)
    assert "CC BY 4.0" in printed
    assert [text for text in printed if text.startswith("http")] == []


def test_a_copied_sentence_is_without_its_notes(author):
    page = author.new_page()
    page.goto(WELCOME)
    expect(page.locator(".margin-note b").first).to_be_attached()
    page.evaluate("""() => {
      const mark = document.querySelector("#cite-2")
      getSelection().selectAllChildren(mark.closest("p"))
    }""")
    copied = page.evaluate(COPY)
    assert "renouncing war against each other. What mattered" in copied["plain"]
    assert not re.search(r"\.\d", copied["plain"])
    assert f'{WELCOME}#note-2" role="doc-noteref"' in copied["html"]
    assert re.findall(r'<li id="(note-\d)">', copied["html"]) == ["note-2", "note-3"]
    assert "Treaty of Non-Aggression" in copied["html"].partition('role="doc-endnotes"')[2]


def test_whoever_is_logged_in_edits_and_comments_from_the_page(author, ibid):
    page = set_up(author, ibid.set_up_link)
    page.goto(WELCOME)
    links = page.get_by_role("navigation", name="Admin panel")
    expect(links.get_by_role("link", name="Dashboard")).to_have_attribute("href", "/admin/")
    expect(page.get_by_text("Commenting as Alice.")).to_be_visible()
    expect(page.get_by_label("Name")).to_have_count(0)
    page.get_by_label("Comment", exact=True).fill("Kept, all of them.")
    page.get_by_role("button", name="Post comment").click()
    expect(page.locator(".comment:target")).to_contain_text("Alice")
    links.get_by_role("link", name="Edit").click()
    expect(page.locator("[name=title]")).to_have_value(re.compile("^Friends, Brothers"))

    page.get_by_role("button", name="Log out").click()
    page.goto(WELCOME)
    expect(page.get_by_label("Name")).to_be_visible()
    expect(links).to_have_count(0)


def test_a_picture_opens_large(author, reader):
    page = author.new_page()
    page.goto(WELCOME)
    link = page.locator(".enlarge").first
    link.focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    expect(dialog.locator("img")).to_be_in_viewport(ratio=0.99)
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(link).to_be_focused()

    page = reader.new_page()
    page.goto(WELCOME)
    assert re.search(r"/media/.+\.\w+$", page.locator(".enlarge").first.get_attribute("href"))


@pytest.mark.parametrize("width", [320, 1280])
def test_every_link_has_room_and_is_named_as_it_reads(author, width):
    page = author.new_page()
    page.set_viewport_size({"width": width, "height": 900})
    for path in ("/", WELCOME, "/archive/"):
        page.goto(path)
        page.evaluate("document.querySelectorAll('details').forEach(list => (list.open = true))")
        found = Axe().run(page, options=AXE)
        assert found.violations_count == 0, found.generate_report()

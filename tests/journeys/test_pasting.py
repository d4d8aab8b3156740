"""Pasting from other programs, from web pages, and Markdown and embed codes as text."""

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.journeys.test_story import set_up, text
from tests.journeys.test_writing import ADD, begin

SAMPLES = Path(__file__).parents[1] / "samples" / "clipboard"
CLEAN = """async html => {
  const [{ cleanPasted }, { pastingOptions }] = await Promise.all([
    import("ibid/clipboard"),
    import("ibid/pasting-options"),
  ])
  return cleanPasted(html, pastingOptions())
}"""
PASTE = """data => {
  const clipboardData = new DataTransfer()
  for (const [type, content] of Object.entries(data)) clipboardData.setData(type, content)
  const event = { clipboardData, bubbles: true, cancelable: true }
  document.querySelector(".ProseMirror").dispatchEvent(new ClipboardEvent("paste", event))
}"""
MARKDOWN = """## Rivers

The *Ussuri*[^1] and [a link](https://example.org/a).

- one
- two

| A | B |
|---|---|
| 1 | 2 |

![A map](https://example.org/map.png)

[^1]: In **Russian**.
"""
EMBED = '<iframe width="560" src="https://www.youtube.com/embed/Ab-c_12" title="A film"></iframe>'
LINK = '<p><a href="https://youtu.be/Ab-c_12">https://youtu.be/Ab-c_12</a></p>'


def paste(page: Page, *, html: str = "", plain: str = "") -> None:
    contents = {"text/html": html, "text/plain": plain or "words"}
    page.evaluate(PASTE, {key: content for key, content in contents.items() if content})


def on_one_line(html: str) -> str:
    return re.sub(r">\s*\n\s*<", "><", html).strip()


def test_pasted_html_is_cleaned(ibid, author):
    page = set_up(author, ibid.set_up_link)
    page.goto(ADD)
    text(page).click()
    clean = sorted(SAMPLES.glob("*.clean.html"))
    assert len(clean) == 8
    expected = {path.name: on_one_line(path.read_text("utf-8")) for path in clean}
    cleaned = {}
    for name in expected:
        sample = (SAMPLES / name.replace(".clean", "")).read_text("utf-8")
        cleaned[name] = on_one_line(page.evaluate(CLEAN, sample))
    assert cleaned == expected

    # What cannot come along is announced where the author looks
    notice = page.locator("#losses")
    paste(page, html=(SAMPLES / "word.html").read_text("utf-8"))
    expect(text(page).locator("h2").first).to_have_text(re.compile("quarrel|split"))
    expect(notice).to_contain_text("Pictures were not pasted.")
    expect(notice).to_be_in_viewport(ratio=1)
    body = page.locator("[name=body]").input_value()
    assert re.findall("style|class|mso|img|data-style", body) == []
    paste(page, html=(SAMPLES / "inline.html").read_text("utf-8"))
    expect(text(page).locator("tex-math math")).to_have_count(2)
    expect(notice).not_to_contain_text("A formula", use_inner_text=True)
    expect(notice).to_contain_text("A player or recording was left out.")
    expect(notice).not_to_contain_text("Pictures", use_inner_text=True)
    notice.get_by_role("button", name="Dismiss").click()
    expect(notice).to_be_hidden()


def test_markdown_pasted_as_text_becomes_what_it_says(ibid, author):
    page = set_up(author, ibid.set_up_link)
    begin(page, "The Quiet River", "")
    paste(page, plain=MARKDOWN)
    body = text(page)
    expect(body.locator("h2")).to_have_text("Rivers")
    expect(body.locator("foot-note")).to_have_text("In Russian.")
    expect(body.locator("li")).to_have_text(["one", "two"])
    expect(body.locator("th, td")).to_have_text(["A", "B", "1", "2"])
    expect(body.get_by_role("link", name="a link")).to_have_attribute(
        "href", "https://example.org/a"
    )
    expect(body.locator("figure.placed [data-when=remote] bdi")).to_have_text(
        "https://example.org/map.png"
    )
    expect(page.locator("[name=body]")).to_have_value(re.compile('data-remote="https://example'))
    expect(page.locator("#losses")).to_be_hidden()
    page.keyboard.press("Control+z")
    expect(body).to_contain_text("[^1]: In **Russian**.")
    expect(body.locator("h2, li, foot-note")).to_have_count(0)

    # An embed code becomes a link in its own paragraph, which the page shows as a card
    page.keyboard.press("Control+a")
    page.keyboard.press("Backspace")
    paste(page, plain=EMBED)
    field = page.locator("[name=body]")
    expect(field).to_have_value(LINK)
    page.keyboard.press("Control+z")
    expect(field).to_have_value(re.compile("^<p>&lt;iframe"))
    page.get_by_role("button", name="Save draft").click()
    expect(field).to_have_value(LINK)


SELECT = """() => {
  const [first, last] = [".e-content blockquote", ".e-content h2 ~ p"].map(
    selector => document.querySelector(selector),
  )
  getSelection().setBaseAndExtent(first, 0, last, last.childNodes.length)
}"""


def test_a_passage_copied_from_the_blog_is_pasted_with_its_notes(ibid, author):
    author.grant_permissions(["clipboard-read", "clipboard-write"])
    page = set_up(author, ibid.set_up_link)
    page.goto("/2013/07/friends-brothers-enemies/")
    expect(page.locator(".margin-note b").first).to_be_visible()  # the scripts have run
    quotation = page.locator(".e-content blockquote").inner_text()
    page.evaluate(SELECT)
    page.keyboard.press("Control+c")

    page.goto(ADD)
    text(page).click()
    page.keyboard.press("Control+v")
    expect(text(page).locator("foot-note")).to_have_count(3)
    pasted = text(page).locator("blockquote")
    expect(pasted.locator("foot-note")).to_contain_text("“First Conversation between N. S.")
    assert pasted.inner_text()[:60] == quotation[:60]
    expect(text(page).locator("h2")).to_have_text("Friends at a distance, 1937–1945")
    expect(text(page).locator("p").last.locator("foot-note").last).to_contain_text("Garver")
    expect(page.locator("#losses")).to_contain_text("Pictures were not pasted.")
    body = page.locator("[name=body]").input_value()
    assert re.findall('margin|id=|class|href="#', body) == []
    assert body.count("<foot-note>") == 3

"""The toolbar, the link dialog, and the bar of buttons."""

from playwright.sync_api import expect

from tests.journeys.test_story import set_up, text
from tests.journeys.test_writing import ADD, begin

# The symbols and words on the toolbar's buttons, and whether the bar below is one row.
SHOWN = "() => [...document.querySelectorAll('.prose-menubar button')].map(b => b.innerHTML)"
ONE_ROW = """() => {
  const parts = [...document.querySelectorAll(".post-actions > :not([hidden])")]
  const middles = parts.map(part => part.getBoundingClientRect()).map(r => r.top + r.height / 2)
  return Math.max(...middles) - Math.min(...middles) < 5
}"""
POST = "/2013/07/friends-brothers-enemies/"


def test_buttons_say_what_they_do_and_links_find_one_s_own_posts(ibid, author):
    page = set_up(author, ibid.set_up_link)
    begin(page, "River", "See ")
    shown = page.evaluate(SHOWN)
    assert len(shown) == len(set(shown))
    toolbar = page.get_by_role("toolbar", name="Formatting")
    body = page.locator("[name=body]")

    page.keyboard.press("Control+k")
    dialog = page.get_by_role("dialog", name="Add link")
    page.keyboard.type("friends enemies")
    expect(dialog.locator("[data-href]")).to_have_count(1)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(dialog).to_be_hidden()
    page.keyboard.type(" too")
    expect(text(page).locator("a")).to_have_attribute("href", POST)
    expect(text(page).locator("p")).to_have_text(
        "See Friends, Brothers, Enemies: China and the Soviet Union, 1937–1989 too"
    )

    text(page).locator("a").click()
    toolbar.get_by_role("button", name="Link").click()
    dialog = page.get_by_role("dialog", name="Edit link")
    expect(dialog.get_by_role("textbox")).to_have_value(POST)
    page.keyboard.type("not a url")
    page.keyboard.press("Enter")
    expect(dialog.get_by_role("alert")).to_contain_text("This is not a URL.")
    dialog.get_by_role("textbox").fill("example.org/a")
    page.keyboard.press("Enter")
    expect(text(page).locator("a")).to_have_attribute("href", "https://example.org/a")
    toolbar.get_by_role("button", name="Link").click()
    dialog.get_by_role("button", name="Remove link").click()
    expect(text(page).locator("a")).to_have_count(0)

    for label, tag in {"Heading": "h2", "Subheading": "h3", "Minor heading": "h4"}.items():
        toolbar.get_by_text(label, exact=True).click()
        expect(text(page).locator(tag)).to_have_count(1)
    toolbar.get_by_text("Minor heading").click()
    expect(body).to_have_value(
        "<p>See Friends, Brothers, Enemies: China and the Soviet Union, 1937–1989 too</p>"
    )


def test_bars_fit_the_window_and_show_that_they_scroll(ibid, author):
    page = set_up(author, ibid.set_up_link)
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto("/admin/blog/post/")
    page.get_by_role("link", name="Friends, Brothers").first.click()
    expect(text(page)).to_be_visible()
    assert page.evaluate(ONE_ROW)
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(ADD)
    toolbar = page.locator(".prose-menubar")
    expect(toolbar).to_contain_class("goes-on-after")
    toolbar.evaluate("toolbar => toolbar.scrollTo(toolbar.scrollWidth, 0)")
    expect(toolbar).to_contain_class("goes-on-before")
    expect(toolbar).not_to_contain_class("goes-on-after")

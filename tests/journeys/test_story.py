"""The story of a blog: set up, write, cite, place a picture, publish, read, comment, approve."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, expect

from tests.factories import picture_file

PASSWORD = "a-long-password"
axe = Axe()
AXE = {"preload": False}  # its own copies of style sheets would be refused by our policy


def set_up(author: BrowserContext, link: str) -> Page:
    """The owner's account made by the printed link; gives the desk."""
    page = author.new_page()
    page.goto(link)
    said = {"username": "alice", "name": "Alice", "email": "alice@example.org"}
    for name, words in (said | {"password1": PASSWORD, "password2": PASSWORD}).items():
        page.locator(f"[name={name}]").fill(words)
    page.get_by_role("button", name="Open the desk").click()
    expect(page).to_have_url(re.compile("/admin/$"))
    return page


def cite_a_new_source(page: Page) -> None:
    page.get_by_role("button", name="Cite", exact=True).or_(
        page.get_by_role("button", name=re.compile("^Cite a source"))
    ).first.click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_text("New source").click()
    new = dialog.locator("[data-part=new] form")
    new.locator("[name=title]").fill("Two Suns in the Heavens")
    new.locator("[name=author]").fill("Radchenko, Sergey")
    new.locator("[name=issued]").fill("2009")
    new.get_by_role("button", name="Add source").click()
    dialog.locator("[name=locator]").fill("45")
    dialog.get_by_role("button", name="Cite", exact=True).click()
    expect(dialog).to_be_hidden()
    expect(page.locator(".ProseMirror")).to_be_focused()


def place_a_picture(page: Page) -> None:
    page.get_by_role("button", name=re.compile("^Picture")).click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_text("Upload a picture").click()
    new = dialog.locator("form[method=post]")
    new.locator("[type=file]").set_input_files(
        {"name": "river.png", "mimeType": "image/png", "buffer": picture_file().getvalue()}
    )
    new.get_by_role("button", name="Upload and use").click()
    expect(new.locator("[name=alt]")).to_have_attribute("aria-invalid", "true")
    new.locator("[name=alt]").fill("A river at night")
    new.locator("[name=caption]").fill("The Ussuri")
    new.get_by_role("button", name="Upload and use").click()
    expect(dialog).to_be_hidden()


def comment(page: Page, address: str, *, body: str, **said: str) -> None:
    page.goto(address)
    page.get_by_label("Name").fill(said.get("name", "Rosa"))
    page.get_by_label(re.compile("^E-mail")).fill("rosa@example.org")
    page.get_by_role("textbox", name=re.compile("^Comment")).fill(body)
    page.get_by_role("button", name="Post comment").click()


def test_from_the_set_up_link_to_an_answered_comment(ibid, author, reader, screenshot):
    desk = set_up(author, ibid.set_up_link)
    screenshot(desk, "desk")

    # The settings
    desk.goto("/admin/blog/site/")
    desk.locator("[name=name]").fill("River Notes")
    desk.locator("[name=time_zone]").select_option("Asia/Vladivostok")
    desk.locator("[name=_save]").click()

    # Writing, with a citation of a new source and a picture
    desk.goto("/admin/blog/post/add/")
    desk.locator("[name=title]").fill("The Quiet River")
    text = desk.locator(".ProseMirror")
    text.click()
    desk.keyboard.type("The island was empty")
    cite_a_new_source(desk)
    text.locator("p").first.click()
    desk.keyboard.press("Control+End")
    place_a_picture(desk)
    desk.locator("[name=tags]").fill("Rivers, Cold War")
    screenshot(desk, "writing")
    desk.get_by_role("button", name="Save draft").click()
    expect(desk.locator(".messagelist")).to_contain_text("The draft is saved.")

    # Nobody sees a draft; its preview shows it as it will look
    visitor = reader.new_page()
    visitor.goto("/")
    expect(visitor.locator("body")).not_to_contain_text("The Quiet River")
    desk.get_by_role("button", name="Save and preview").click()
    framed = desk.frame_locator("[title='Desktop preview']")
    expect(framed.get_by_role("heading", level=1)).to_have_text("The Quiet River")
    expect(framed.get_by_role("region", name="Sources")).to_contain_text("Two Suns in the Heavens")
    desk.get_by_role("link", name="Back to writing").click()

    # Publishing
    desk.get_by_role("button", name="Publish").click()
    expect(desk.locator(".messagelist")).to_contain_text("Readers see it now.")

    # Reading: the mark leads to the source and back, the picture is there with its size
    visitor.goto("/")
    expect(visitor.locator(".blog-name")).to_have_text("River Notes")
    visitor.get_by_role("link", name="The Quiet River", exact=True).click()
    address = visitor.url
    assert re.search(r"/20\d\d/[01]\d/the-quiet-river/$", address)
    visitor.get_by_role("link", name="note 1", exact=True).click()
    assert visitor.url.endswith("#note-1")
    visitor.get_by_role("link", name="Back to note 1 in the text").click()
    assert visitor.url.endswith("#cite-1")
    picture = visitor.get_by_role("img", name="A river at night")
    expect(picture).to_have_attribute("width", "900")
    expect(picture).to_have_js_property("complete", True)

    # Commenting: the words wait, and only their writer sees them
    comment(visitor, address, body="Where is the *proof*?")
    expect(visitor.get_by_role("status")).to_contain_text("waits for")
    screenshot(visitor, "comment-waits")
    visitor.goto(address)
    expect(visitor.get_by_role("heading", name="No comments:")).to_be_visible()

    # Approving
    desk.goto("/admin/")
    expect(desk.locator("body")).to_contain_text("Where is the")
    desk.get_by_role("link", name="Comments 1 pending").click()
    screenshot(desk, "desk-queue")
    desk.keyboard.press("a")
    expect(desk.locator("#content")).to_contain_text("Nothing waits for you.")

    # Reading again, and answering: now the reader is known
    visitor.goto(address)
    expect(visitor.get_by_role("heading", name="1 comment:")).to_be_visible()
    expect(visitor.locator(".comment em")).to_have_text("proof")
    visitor.get_by_role("link", name="Reply to Rosa").click()
    comment(visitor, visitor.url, body="I found it myself.")
    expect(visitor.get_by_role("status")).to_contain_text("It is published.")
    visitor.get_by_role("link", name="See it under the post").click()
    expect(visitor.get_by_role("heading", name="2 comments:")).to_be_visible()
    expect(visitor.locator(".comment .comment")).to_contain_text("I found it myself.")
    screenshot(visitor, "post-with-comments")
    assert reader.cookies() == []

    # Withdrawing
    desk.goto("/admin/blog/post/")
    desk.get_by_role("link", name="The Quiet River").click()
    desk.get_by_role("link", name="Withdraw").click()
    desk.locator("[name=withdrawn_reason]").fill("The river was not quiet.")
    desk.get_by_role("button", name="Withdraw").click()
    assert visitor.goto(address).status == 410
    expect(visitor.get_by_role("heading", level=1)).to_have_text("The Quiet River")
    expect(visitor.locator("main")).to_contain_text("The river was not quiet.")
    screenshot(visitor, "withdrawn")

    # The welcome blog goes
    desk.goto("/admin/")
    desk.get_by_role("button", name=re.compile("^Remove")).click()
    visitor.goto("/")
    expect(visitor.locator("main")).not_to_contain_text("Soviet")
    screenshot(visitor, "empty")


def test_a_bad_comment_comes_back_filled_and_announced(ibid, reader, screenshot):
    page = reader.new_page()
    page.goto("/")
    page.get_by_role("link", name=re.compile("Soviet")).first.click()
    page.get_by_role("textbox", name=re.compile("^Comment")).fill("Words I would hate to lose")
    page.get_by_label(re.compile("^E-mail")).fill("no address")
    page.get_by_role("button", name="Post comment").click()
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.get_by_role("textbox", name=re.compile("^Comment"))).to_have_value(
        "Words I would hate to lose"
    )
    expect(page.get_by_label("Name")).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_label("Name")).to_have_accessible_description(re.compile("required"))
    screenshot(page, "bad-comment")


WELCOME = {
    "home": "/",
    "history-post": "/2013/07/friends-brothers-enemies/",
    "year": "/2013/",
    "about": "/about/",
    "sources": "/sources/",
    "source": "/sources/luthi2008/",
    "cite": "/2013/07/friends-brothers-enemies/cite/",
    "not-found": "/nothing/",
}


@pytest.mark.parametrize("name", WELCOME)
def test_readers_pages_are_accessible_and_stay_in_their_width(ibid, author, screenshot, name):
    page = author.new_page()  # axe is a script
    page.goto(WELCOME[name])
    screenshot(page, name)
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            found = axe.run(page, options=AXE)
            assert found.violations_count == 0, found.generate_report()


DESK = {
    "desk-index": "/admin/",
    "desk-posts": "/admin/blog/post/",
    "desk-post": "/admin/blog/post/add/",
    "desk-sources": "/admin/blog/source/",
    "desk-source": "/admin/blog/source/add/",
    "desk-import": "/admin/sources/import/",
    "desk-styles": "/admin/blog/ownstyle/add/",
    "desk-pictures": "/admin/blog/picture/",
    "desk-picture": "/admin/blog/picture/1/change/",
    "desk-upload-many": "/admin/pictures/upload-many/",
    "desk-replace": "/admin/pictures/1/replace/",
    "desk-calendar": "/admin/calendar/",
    "desk-trash": "/admin/trash/",
    "desk-throw-away": "/admin/trash/post/1/throw-away/",
    "desk-series": "/admin/blog/series/add/",
    "desk-comments": "/admin/comments/?tab=all",
    "desk-settings": "/admin/blog/site/",
    "desk-accounts": "/admin/blog/account/",
}


def test_the_desk_is_accessible(ibid, author, screenshot):
    page = set_up(author, ibid.set_up_link)
    violations = {}
    for name, address in DESK.items():
        page.goto(address)
        screenshot(page, name)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            found = axe.run(page, options=AXE)
            if found.violations_count:
                violations[f"{name}, {scheme}"] = found.generate_report()
    assert violations == {}

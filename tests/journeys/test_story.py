"""A whole story: set up, write, cite, insert a picture, publish, read, comment, approve."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.factories import picture_file

PASSWORD = "a-long-password"
axe = Axe()
AXE = {"preload": False}  # our security policy refuses its copies of style sheets


def text(page: Page) -> Locator:
    """Return the editor of the post's text; a dialog may hold another editor."""
    return page.locator(".ProseMirror[aria-labelledby=id_body_label]")


def set_up(author: BrowserContext, link: str) -> Page:
    """Create the owner's account with the printed link; return the dashboard."""
    page = author.new_page()
    page.goto(link)
    fields = {"username": "alice", "name": "Alice", "email": "alice@example.org"}
    fields |= {"password1": PASSWORD, "password2": PASSWORD, "blog-name": "Marginal Notes"}
    for name, value in fields.items():
        page.locator(f"[name={name}]").fill(value)
    page.get_by_role("button", name="Create account").click()
    expect(page).to_have_url(link.partition("set-up/")[0])
    return page


def cite_a_new_source(page: Page) -> None:
    page.get_by_role("button", name="Cite", exact=True).or_(
        page.get_by_role("button", name=re.compile("^Cite a source"))
    ).first.click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_text("Enter a new source by hand").click()
    new = dialog.locator("[data-part=new] form")
    new.locator("[name=title]").fill("One River between Them")
    new.locator("[name=author]").fill("Radchenko, Sergey")
    new.locator("[name=issued]").fill("2009")
    new.get_by_role("button", name="Add source").click()
    dialog.locator("[name=locator]").fill("45")
    dialog.get_by_role("button", name="Cite", exact=True).click()
    expect(dialog).to_be_hidden()
    expect(text(page)).to_be_focused()


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


def comment(page: Page, url: str, *, body: str, name: str = "Rosa") -> None:
    page.goto(url)
    page.get_by_label("Name").fill(name)
    page.get_by_label(re.compile("^Email")).fill("rosa@example.org")
    page.get_by_role("textbox", name=re.compile("^Comment")).fill(body)
    page.get_by_role("button", name="Post comment").click()


def test_from_the_set_up_link_to_a_reply(ibid, author, reader, screenshot):
    admin = set_up(author, ibid.set_up_link)
    screenshot(admin, "admin")

    # Settings
    admin.get_by_role("link", name="Settings").first.click()
    admin.locator("[name=name]").fill("River Notes")
    admin.locator("[name=time_zone]").select_option("Asia/Vladivostok")
    admin.locator("[name=_save]").click()

    # Writing, with a citation of a new source and a picture
    admin.goto("/admin/blog/post/add/")
    admin.locator("[name=title]").fill("The Quiet River")
    body = text(admin)
    body.click()
    admin.keyboard.type("The island was empty")
    cite_a_new_source(admin)
    body.locator("p").first.click()
    admin.keyboard.press("Control+End")
    place_a_picture(admin)
    admin.locator("[name=tags]").fill("Rivers, Cold War")
    screenshot(admin, "writing")
    admin.get_by_role("button", name="Save draft").click()
    expect(admin.locator(".messagelist")).to_contain_text("Draft saved.")

    # Readers cannot see a draft; its preview shows how it will look
    visitor = reader.new_page()
    visitor.goto("/")
    expect(visitor.locator("body")).not_to_contain_text("The Quiet River")
    admin.get_by_role("button", name="Preview", exact=True).click()
    framed = admin.frame_locator("[title='Desktop preview']")
    expect(framed.get_by_role("heading", level=1)).to_have_text("The Quiet River")
    expect(framed.get_by_role("region", name="Sources")).to_contain_text("One River between Them")
    admin.get_by_role("link", name="Back to the editor").click()

    # Publishing
    admin.get_by_role("button", name="Publish").click()
    expect(admin.locator(".messagelist")).to_contain_text("Published.")

    # Reading: the mark links to the source and back, the picture has its size
    visitor.goto("/")
    expect(visitor.locator(".blog-name")).to_have_text("River Notes")
    visitor.get_by_role("link", name="The Quiet River", exact=True).click()
    url = visitor.url
    assert re.search(r"/20\d\d/[01]\d/the-quiet-river/$", url)
    visitor.get_by_role("link", name="note 1", exact=True).click()
    assert visitor.url.endswith("#note-1")
    visitor.get_by_role("link", name="Back to note 1 in the text").click()
    assert visitor.url.endswith("#cite-1")
    picture = visitor.get_by_role("img", name="A river at night")
    expect(picture).to_have_attribute("width", "900")
    expect(picture).to_have_js_property("complete", True)

    # Commenting: the comment is held and only visible to its writer
    comment(visitor, url, body="Where is the *proof*?")
    expect(visitor.get_by_role("status")).to_contain_text("awaiting approval")
    screenshot(visitor, "comment-waits")
    visitor.goto(url)
    expect(visitor.get_by_role("heading", name="No comments:")).to_be_visible()

    # Approving
    admin.goto("/admin/")
    expect(admin.locator("body")).to_contain_text("Where is the")
    admin.get_by_role("link", name="Comments 1 pending").click()
    screenshot(admin, "admin-queue")
    admin.keyboard.press("a")
    expect(admin.locator("#content")).to_contain_text("No pending comments.")

    # Reading again and replying: now the reader is a known commenter
    visitor.goto(url)
    expect(visitor.get_by_role("heading", name="1 comment:")).to_be_visible()
    expect(visitor.locator(".comment em")).to_have_text("proof")
    visitor.get_by_role("link", name="Reply to Rosa").click()
    comment(visitor, visitor.url, body="I found it myself.")
    expect(visitor.get_by_role("status")).to_contain_text("Your comment is published.")
    visitor.get_by_role("link", name="View it on the post").click()
    expect(visitor.get_by_role("heading", name="2 comments:")).to_be_visible()
    expect(visitor.locator(".comment .comment")).to_contain_text("I found it myself.")
    screenshot(visitor, "post-with-comments")
    assert reader.cookies() == []

    # Unpublishing
    admin.goto("/admin/blog/post/")
    admin.get_by_role("link", name="The Quiet River").click()
    admin.get_by_role("link", name="Withdraw").click()
    admin.locator("[name=withdrawn_reason]").fill("The river was not quiet.")
    admin.get_by_role("button", name="Withdraw").click()
    assert visitor.goto(url).status == 410
    expect(visitor.get_by_role("heading", level=1)).to_have_text("The Quiet River")
    expect(visitor.locator("main")).to_contain_text("The river was not quiet.")
    screenshot(visitor, "withdrawn")

    # Removing the welcome blog
    admin.goto("/admin/")
    admin.get_by_role("link", name="Remove the example posts").click()
    admin.get_by_role("button", name="Remove the example posts").click()
    visitor.goto("/")
    expect(visitor.locator("main")).not_to_contain_text("Soviet")
    screenshot(visitor, "empty")


def test_a_rejected_form_keeps_the_comment_and_announces_the_errors(ibid, reader, screenshot):
    page = reader.new_page()
    page.goto("/")
    page.get_by_role("link", name=re.compile("Soviet")).first.click()
    page.get_by_role("textbox", name=re.compile("^Comment")).fill("A long comment")
    page.get_by_label(re.compile("^Email")).fill("not an email")
    page.get_by_role("button", name="Post comment").click()
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.get_by_role("textbox", name=re.compile("^Comment"))).to_have_value("A long comment")
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
def test_readers_pages_are_accessible_and_fit_the_window(ibid, author, screenshot, name):
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


ADMIN_PAGES = {
    "admin-index": "/admin/",
    "admin-posts": "/admin/blog/post/",
    "admin-post": "/admin/blog/post/add/",
    "admin-sources": "/admin/blog/source/",
    "admin-source": "/admin/blog/source/add/",
    "admin-import": "/admin/sources/import/",
    "admin-styles": "/admin/blog/ownstyle/add/",
    "admin-pictures": "/admin/blog/picture/",
    "admin-picture": "/admin/blog/picture/1/change/",
    "admin-upload-many": "/admin/pictures/upload-many/",
    "admin-replace": "/admin/pictures/1/replace/",
    "admin-calendar": "/admin/calendar/",
    "admin-trash": "/admin/trash/",
    "admin-throw-away": "/admin/trash/post/1/throw-away/",
    "admin-series": "/admin/blog/series/add/",
    "admin-comments": "/admin/comments/?tab=all",
    "admin-settings": "/admin/settings/",
    "admin-settings-appearance": "/admin/settings/appearance/",
    "admin-settings-menu": "/admin/settings/menu/",
    "admin-remove-example": "/admin/welcome/remove/",
    "admin-accounts": "/admin/blog/account/",
}


def test_the_admin_panel_is_accessible(ibid, author, screenshot):
    page = set_up(author, ibid.set_up_link)
    violations = {}
    for name, path in ADMIN_PAGES.items():
        page.goto(path)
        screenshot(page, name)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            found = axe.run(page, options=AXE)
            if found.violations_count:
                violations[f"{name}, {scheme}"] = found.generate_report()
    assert violations == {}

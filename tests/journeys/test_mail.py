"""Emails to a reader without JavaScript, through a real mail server.

They are about a held comment, its approval, replies, unsubscribing, and erasing all their data.
"""

import re

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests import mail_server
from tests.journeys.test_story import set_up
from tests.mail_server import MailServer, link_in

ROSA = "rosa@example.org"
POST = re.compile("Soviet")


@pytest.fixture
def mail():
    with mail_server.running() as mail:
        yield mail


@pytest.fixture
def ibid(start, mail):
    return start(
        EMAIL_URL=f"smtp://127.0.0.1:{mail.port}",
        IBID_COMMENTS_TELL_AFTER_SECONDS="0",
        IBID_COMMENTS_MIN_SECONDS="0",
    )


def comment(page: Page, *, body: str, follow: bool = False) -> None:
    page.get_by_label("Name").fill("Rosa")
    page.get_by_label(re.compile("^Email")).fill(ROSA)
    page.get_by_role("textbox", name=re.compile("^Comment")).fill(body)
    if follow:
        page.get_by_label("Notify me of replies by email").check()
    page.get_by_role("button", name="Post comment").click()


def reply(admin: Page, *, name: str, body: str) -> None:
    admin.goto("/admin/comments/?tab=published")
    admin.get_by_role("link", name=f"Reply to the comment by {name}").first.click()
    admin.get_by_label("Your reply").fill(body)
    admin.get_by_role("button", name="Reply", exact=True).click()
    expect(admin.locator(".messagelist")).to_contain_text("Reply published.")


def test_emails_to_a_reader(
    ibid, mail: MailServer, author: BrowserContext, reader: BrowserContext, screenshot
):
    admin = set_up(author, ibid.set_up_link)

    # The comment is held, and edited while that is allowed
    page = reader.new_page()
    page.goto("/")
    page.get_by_role("link", name=POST).first.click()
    post = page.url
    comment(page, body="Where is the prof?", follow=True)
    expect(page.get_by_role("status")).to_contain_text("Your comment is awaiting approval.")
    page.get_by_role("textbox", name=re.compile("^Comment")).fill("Where is the *proof*?")
    page.get_by_role("button", name="Save changes").click()
    expect(page.locator(".comment-text em")).to_have_text("proof")
    own = page.url

    # The owner is notified and approves without logging in; the link opens a confirmation form
    email = mail.email_to("alice@example.org", about="Pending: Rosa on")
    page.goto(link_in(email, "/admin/comments/mailed/"))
    screenshot(page, "mail-approve")
    expect(page.get_by_role("heading", level=1)).to_have_text("Comment by Rosa")
    page.get_by_role("button", name="Approve").click()
    expect(page.get_by_role("status")).to_have_text("It is now published.")
    page.goto(own)
    expect(page.get_by_role("status")).to_contain_text("Your comment is published.")

    # Rosa is notified and confirms that she wants emails about replies
    email = mail.email_to(ROSA, about="is published")
    page.goto(link_in(email, "/comments/following/"))
    screenshot(page, "mail-follow")
    page.get_by_role("button", name="Confirm").click()
    expect(page.locator("main")).to_contain_text("You get emails about comments on:")

    # She gets a reply and replies: as a known commenter she is published at once
    reply(admin, name="Rosa", body="In the *archive*.")
    email = mail.email_to(ROSA, about="Alice on")
    assert "In the *archive*." in mail_server.text_of(email)
    page.goto(link_in(email, "?comment="))
    page.get_by_role("link", name="Reply to Alice").click()
    comment(page, body="Thank you, I go there.")
    expect(page.get_by_role("status")).to_contain_text("Your comment is published.")

    # One click in her mail program unsubscribes
    unsubscribe = str(email["List-Unsubscribe"]).strip(" <>")
    page.goto(unsubscribe)
    expect(page.get_by_role("button", name="Unsubscribe")).to_be_visible()
    ended = page.request.post(unsubscribe, form={"List-Unsubscribe": "One-Click"})
    assert (ended.status, "Unsubscribed" in ended.text()) == (200, True)
    page.goto(unsubscribe)
    expect(page.get_by_role("heading", level=1)).to_have_text("This subscription has ended")

    # She requests her data and erases it; the thread stays
    page.goto(post)
    page.get_by_role("link", name="Privacy: what we store").click()
    page.get_by_label("Your email").fill(ROSA)
    page.get_by_role("button", name="Send link").click()
    email = mail.email_to(ROSA, about="Your data on")
    page.goto(link_in(email, "/comments/mine/"))
    screenshot(page, "mail-mine")
    expect(page.locator("main article")).to_have_count(2)
    page.get_by_label("I understand").check()
    page.get_by_role("button", name="Erase everything").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Erased")
    page.goto(post)
    expect(page.locator(".comments")).to_contain_text("Removed by its author.")
    expect(page.locator(".comments")).to_contain_text("In the archive.")
    expect(page.locator(".comments")).not_to_contain_text("Rosa")
    # Only the moderator's page set a cookie
    assert {cookie["path"] for cookie in reader.cookies()} == {"/admin/"}


def test_moderating_by_keyboard_and_without_scripts(ibid, author, reader, screenshot):
    admin = set_up(author, ibid.set_up_link)
    page = reader.new_page()
    page.goto("/")
    page.get_by_role("link", name=POST).first.click()
    post = page.url
    for number in range(3):
        page.goto(post)
        comment(page, body=f"The question of number {number}, asked by someone else")
    admin.goto("/admin/comments/")
    screenshot(admin, "admin-queue-keys")
    entries = admin.locator(".queue-entry")
    expect(entries).to_have_count(3)

    # Next, next, previous, spam: the focus moves to the next entry
    for key in ("j", "j", "k", "j", "s"):
        admin.keyboard.press(key)
    expect(entries).to_have_count(2)
    expect(admin.locator(".queue-entry:focus")).to_contain_text("number 0")
    admin.keyboard.press("u")
    expect(entries).to_have_count(3)
    admin.keyboard.press("d")
    expect(entries).to_have_count(2)

    # Shortcuts can be turned off and are off while typing
    admin.get_by_label("Search comments").press("a")
    expect(entries).to_have_count(2)
    admin.get_by_label("Use keyboard shortcuts").uncheck()
    admin.reload()
    expect(admin.get_by_label("Use keyboard shortcuts")).not_to_be_checked()
    admin.keyboard.press("a")
    expect(entries).to_have_count(2)

    # Several at once, and undo
    admin.get_by_label("Select all on this page").check()
    admin.get_by_role("group", name="Bulk actions").get_by_role("button", name="Approve").click()
    expect(admin.locator("#content")).to_contain_text("No pending comments.")
    admin.get_by_role("button", name="Undo").click()
    expect(entries).to_have_count(2)

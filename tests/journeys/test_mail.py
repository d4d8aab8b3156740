"""Emails to a reader without JavaScript: a held comment, its approval, replies, unsubscribing, and
erasing all their data. The mail server is a real one."""

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
    page.get_by_label(re.compile("^E-mail")).fill(ROSA)
    page.get_by_role("textbox", name=re.compile("^Comment")).fill(body)
    if follow:
        page.get_by_label("Tell me of answers by e-mail").check()
    page.get_by_role("button", name="Post comment").click()


def answer(admin: Page, *, name: str, body: str) -> None:
    admin.goto("/admin/comments/?tab=published")
    admin.get_by_role("link", name=f"Answer the comment by {name}").first.click()
    admin.get_by_label("Your answer").fill(body)
    admin.get_by_role("button", name="Answer", exact=True).click()
    expect(admin.locator(".messagelist")).to_contain_text("Your answer is published.")


def test_a_reader_by_emails(
    ibid, mail: MailServer, author: BrowserContext, reader: BrowserContext, screenshot
):
    admin = set_up(author, ibid.set_up_link)

    # Held, and changed within its time
    page = reader.new_page()
    page.goto("/")
    page.get_by_role("link", name=POST).first.click()
    post = page.url
    comment(page, body="Where is the prof?", follow=True)
    expect(page.get_by_role("status")).to_contain_text("It waits for the author's approval.")
    page.get_by_role("textbox", name=re.compile("^Comment")).fill("Where is the *proof*?")
    page.get_by_role("button", name="Save the change").click()
    expect(page.locator(".comment-text em")).to_have_text("proof")
    own = page.url

    # The owner is notified and approves by email, without logging in: the link asks first
    email = mail.email_to("alice@example.org", about="Waiting: Rosa on")
    page.goto(link_in(email, "/admin/comments/mailed/"))
    screenshot(page, "mail-approve")
    expect(page.get_by_role("heading", level=1)).to_have_text("A comment by Rosa")
    page.get_by_role("button", name="Approve it").click()
    expect(page.get_by_role("status")).to_have_text("It is published now.")
    page.goto(own)
    expect(page.get_by_role("status")).to_contain_text("It is published.")

    # Rosa is notified, and confirms that she wants emails about replies
    email = mail.email_to(ROSA, about="is published")
    page.goto(link_in(email, "/comments/following/"))
    screenshot(page, "mail-follow")
    page.get_by_role("button", name="Confirm").click()
    expect(page.locator("main")).to_contain_text("You are told of what is said under:")

    # She gets a reply and replies herself: a known commenter, published at once
    answer(admin, name="Rosa", body="In the *archive*.")
    email = mail.email_to(ROSA, about="Alice on")
    assert "In the *archive*." in mail_server.text_of(email)
    page.goto(link_in(email, "?comment="))
    page.get_by_role("link", name="Reply to Alice").click()
    comment(page, body="Thank you, I go there.")
    expect(page.get_by_role("status")).to_contain_text("It is published.")

    # One click in her mail program unsubscribes
    stop = str(email["List-Unsubscribe"]).strip(" <>")
    page.goto(stop)
    expect(page.get_by_role("button", name="Stop")).to_be_visible()
    ended = page.request.post(stop, form={"List-Unsubscribe": "One-Click"})
    assert (ended.status, "No more mail" in ended.text()) == (200, True)
    page.goto(stop)
    expect(page.get_by_role("heading", level=1)).to_have_text("This has ended")

    # She asks for her data and erases it; the thread stays
    page.goto(post)
    page.get_by_role("link", name="What is kept about you").click()
    page.get_by_label("Your e-mail address").fill(ROSA)
    page.get_by_role("button", name="Send the link").click()
    email = mail.email_to(ROSA, about="Your comments on")
    page.goto(link_in(email, "/comments/mine/"))
    screenshot(page, "mail-mine")
    expect(page.locator("main article")).to_have_count(2)
    page.get_by_label("I am sure").check()
    page.get_by_role("button", name="Erase everything").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Erased")
    page.goto(post)
    expect(page.locator(".comments")).to_contain_text("Removed by its author.")
    expect(page.locator(".comments")).to_contain_text("In the archive.")
    expect(page.locator(".comments")).not_to_contain_text("Rosa")
    # Only the moderator's page set a cookie
    assert {cookie["path"] for cookie in reader.cookies()} == {"/admin/"}


def test_the_queue_by_keys_and_without_scripts(ibid, author, reader, screenshot):
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

    # Next, next, previous; spam: the focus moves to the next entry
    for key in ("j", "j", "k", "j", "s"):
        admin.keyboard.press(key)
    expect(entries).to_have_count(2)
    expect(admin.locator(".queue-entry:focus")).to_contain_text("number 0")
    admin.keyboard.press("u")
    expect(entries).to_have_count(3)
    admin.keyboard.press("d")
    expect(entries).to_have_count(2)

    # Shortcuts can be turned off, and do nothing while typing
    admin.get_by_label("Search names, addresses and words").press("a")
    expect(entries).to_have_count(2)
    admin.get_by_label("Keys are on").uncheck()
    admin.reload()
    expect(admin.get_by_label("Keys are on")).not_to_be_checked()
    admin.keyboard.press("a")
    expect(entries).to_have_count(2)

    # Many at once, and back
    admin.get_by_label("All on this page").check()
    admin.get_by_role("group", name="All that are marked").get_by_role(
        "button", name="Approve"
    ).click()
    expect(admin.locator("#content")).to_contain_text("Nothing waits for you.")
    admin.get_by_role("button", name="Undo").click()
    expect(entries).to_have_count(2)

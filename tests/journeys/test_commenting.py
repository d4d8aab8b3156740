"""A reader previews, posts, edits and replies to comments, with and without scripts."""

import re
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from functools import partial
from http.client import HTTPConnection
from urllib.parse import urlencode

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.journeys.server import Ibid, Start
from tests.journeys.test_story import AXE

POST = "/2013/07/friends-brothers-enemies/"
FIELD = re.compile("^Comment")

APPROVE = """
from blog.comments.models import Comment
from blog.comments.moderation.deciding import approve
for comment in Comment.objects.pending():
    approve(comment)
"""

NUMBER = f"""
from blog.posts.models import Post
print(Post.objects.get(permalink="{POST}").pk)
"""

COUNT = """
from blog.comments.models import Comment
print(Comment.objects.filter(name="Rosa").count())
"""

ACTIVE = (
    "script, iframe, img, style, math, [onerror], [onload], [onmouseover], [ontoggle], [srcdoc], "
    "a[href^=java i], a[href^=data i]"
)

# Strings that would run if they were treated as markup: our own, of the known kinds.
HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "\"><iframe srcdoc='<script>alert(1)</script>'>",
    "<a href='jav&#x09;ascript:alert(1)'>x</a>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt&colon;alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
    "<javascript:alert(1)>",
    "![x](https://x.example/\"onerror=\"alert(1))",
    "https://x.example/\"onmouseover=alert(1)//",
    "</textarea><script>alert(1)</script>",
    "<math><mi xlink:href=javascript:alert(1)>x</mi></math>",
    "`<details open ontoggle=alert(1)>`",
    "> <style>@import'//x.example'</style>",
    "{{ 7|add:7 }} {% debug %}",
    "\u202e<script>alert(1)</script>",
)  # fmt: skip


@pytest.fixture
def ibid(start: Start) -> Ibid:
    """Start a blog without a rate limit, because tests write faster than people."""
    return start(IBID_COMMENTS_MIN_SECONDS="0", IBID_COMMENTS_RATE="1000/m")


def write(page: Page, body: str) -> None:
    page.get_by_label("Name", exact=True).fill("Rosa")
    page.get_by_label(re.compile("^Email")).fill("rosa@example.org")
    page.get_by_role("textbox", name=FIELD).fill(body)


def press(page: Page, button: str) -> None:
    page.get_by_role("button", name=button).click()


def look(page: Page) -> None:
    """Preview the comment and wait for the result."""
    press(page, "Preview")
    messages = page.get_by_text("Your comment has not been sent yet.").or_(
        page.get_by_text("Your comment was not sent.")
    )
    expect(messages.first).to_be_visible()


def test_a_comment_from_its_preview_to_its_deletion(ibid, reader, screenshot):
    page = reader.new_page()
    page.goto(POST)
    write(page, "Where is the *prof*?")
    press(page, "Preview")
    expect(page.get_by_role("status")).to_contain_text(
        "Preview. Your comment has not been sent yet."
    )
    expect(page.get_by_role("status").locator("em")).to_have_text("prof")
    screenshot(page, "comment-preview")
    press(page, "Post comment")

    # The comment's page: it is pending, and can be edited
    expect(page.get_by_role("heading", level=1)).to_have_text("Your comment")
    expect(page.get_by_role("status")).to_contain_text("awaiting approval")
    own = page.url.partition("#")[0]
    page.get_by_role("textbox", name=FIELD).fill("Where is the *proof*?")
    press(page, "Save changes")
    assert page.url == own
    expect(page.locator(".comment em")).to_have_text("proof")
    expect(page.locator(".comment-meta")).to_contain_text("edited")
    screenshot(page, "comment-own")
    page.goto(POST)
    expect(page.locator(".comments")).not_to_contain_text("Rosa")

    # The approved comment is on the post, and is quoted
    ibid.manage("shell", "-c", APPROVE)
    page.goto(own)
    expect(page.get_by_role("status")).to_contain_text("Your comment is published.")
    page.get_by_role("link", name="View it on the post").click()
    expect(page.locator(".comment:target em")).to_have_text("proof")
    page.get_by_role("link", name="Quote Rosa").click()
    expect(page.get_by_role("link", name="Replying to Rosa")).to_be_visible()
    field = page.get_by_role("textbox", name=FIELD)
    expect(field).to_have_value("> Where is the *proof*?\n\n")
    write(page, f"{field.input_value()}I found it.")
    press(page, "Post comment")

    # The reply of a known commenter is published immediately, then deleted
    expect(page.get_by_role("status")).to_contain_text("Your comment is published.")
    page.get_by_role("link", name="View it on the post").click()
    reply = page.locator(".comment .comment", has_text="I found it.")
    expect(reply.locator("blockquote em")).to_have_text("proof")
    page.go_back()
    press(page, "Delete comment")
    expect(page.get_by_role("status")).to_contain_text("You deleted your comment.")
    page.goto(POST)
    expect(page.locator(".comments")).not_to_contain_text("I found it.")
    assert reader.cookies() == []


def test_commenting_with_scripts(ibid, author, screenshot):
    page = author.new_page()
    page.goto(POST)
    field = page.get_by_role("textbox", name=FIELD)
    field.fill("One\ntwo")
    expect(page.get_by_text("9,992 characters left")).to_be_visible()

    # Name and email are remembered only by choice
    write(page, "Hello")
    look(page)
    page.goto(POST)
    expect(page.get_by_label("Name", exact=True)).to_have_value("")
    write(page, "Hello")
    page.get_by_label("Remember me in this browser").check()
    look(page)
    page.goto(POST)
    expect(page.get_by_label("Name", exact=True)).to_have_value("Rosa")
    page.get_by_label("Remember me in this browser").uncheck()
    page.goto(POST)
    expect(page.get_by_label("Name", exact=True)).to_have_value("")

    # The selected text is quoted
    page.locator(".comment-text em").first.dblclick()
    page.get_by_role("link", name="Quote Nadia").click()
    expect(field).to_have_value(re.compile(r"^> planned\n\n$"))
    expect(field).to_be_focused()
    screenshot(page, "comment-form")

    for url in (POST, page.url):
        page.goto(url)
        found = Axe().run(page, options=AXE)
        assert found.violations_count == 0, found.generate_report()


def test_hostile_comments_do_not_run(ibid, author):
    page = author.new_page()
    ran: list[str] = []
    page.on("dialog", lambda dialog: (ran.append(dialog.message), dialog.dismiss()))
    for string in HOSTILE:
        page.goto(POST)
        page.get_by_label("Name", exact=True).fill(string[:80])
        page.get_by_label(re.compile("^Website")).fill(string)
        page.get_by_role("textbox", name=FIELD).fill(string)
        look(page)
        page.get_by_label(re.compile("^Website")).fill("")
        press(page, "Post comment")
        expect(page.get_by_role("heading", name="Your comment", exact=True)).to_be_visible()
    ibid.manage("shell", "-c", APPROVE.replace(".pending()", ".all()"))
    page.goto(POST)
    expect(page.locator(".comments")).to_contain_text("<img src=x onerror=alert(1)>")
    for element in page.locator(".comments *").all():
        element.dispatch_event("mouseover")
    assert page.locator(".comments").locator(ACTIVE).count() == 0
    assert ran == []


def send(ibid: Ibid, number: str, body: str) -> str | None:
    """Post a comment and return the URL of the private page that shows it."""
    data = urlencode({"name": "Rosa", "body": body})
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    with closing(HTTPConnection("127.0.0.1", ibid.port, timeout=60)) as connection:
        connection.request("POST", f"/comments/{number}/post/", data, headers)
        with connection.getresponse() as response:
            assert response.status == 302, response.read()
            return response.getheader("Location")


def read(ibid: Ibid, path: str) -> bytes:
    with closing(HTTPConnection("127.0.0.1", ibid.port, timeout=60)) as connection:
        connection.request("GET", path)
        with connection.getresponse() as response:
            assert response.status == 200
            return response.read()


def test_two_processes_store_a_comment_sent_twice_once(ibid):
    """Send the form like a double click, but to all processes of the server at the same time."""
    number = ibid.manage("shell", "-c", NUMBER).split()[-1]
    bodies = [f"Comment {turn}" for turn in range(10) for _ in range(8)]
    with ThreadPoolExecutor(16) as people:
        locations = list(people.map(partial(send, ibid, number), bodies))
    assert [len(set(locations[turn : turn + 8])) for turn in range(0, 80, 8)] == [1] * 10
    assert ibid.manage("shell", "-c", COUNT).split()[-1] == "10"


def test_ten_writers_wait_for_the_database_while_others_read(ibid):
    """Hold the write lock of SQLite: nobody is refused, nothing is lost, pages are shown."""
    number = ibid.manage("shell", "-c", NUMBER).split()[-1]
    database = sqlite3.connect(ibid.data_folder / "db.sqlite3", isolation_level=None)
    with ThreadPoolExecutor(10) as people, closing(database) as lock:
        lock.execute("BEGIN IMMEDIATE")
        waiting = [people.submit(send, ibid, number, f"Comment {turn}") for turn in range(10)]
        assert all(b"Friends, Brothers, Enemies" in read(ibid, POST) for _ in range(5))
        assert not any(writer.done() for writer in waiting)
        lock.execute("COMMIT")
        assert len({writer.result() for writer in waiting}) == 10
    assert ibid.manage("shell", "-c", COUNT).split()[-1] == "10"

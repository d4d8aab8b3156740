"""An invited author logs in, sets up two-factor authentication and ends another session."""

import re
import time
from base64 import b32decode

import pytest
from axe_playwright_python.sync_playwright import Axe
from django_otp.oath import totp
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.journeys.conftest import WIDTHS
from tests.journeys.server import Ibid

PASSWORD = "a-long-password"
AXE = {"preload": False}  # our security policy blocks its copies of style sheets
axe = Axe()


@pytest.fixture
def ibid(start) -> Ibid:
    """Start a blog with its owner, Alice."""
    ibid = start()
    ibid.manage(
        *("createsuperuser", "--noinput", "--username", "alice", "--email", "alice@example.org"),
        DJANGO_SUPERUSER_PASSWORD=PASSWORD,
    )
    return ibid


def code(key: str, *, steps: int = 0) -> str:
    """Return the app's code for now, or `steps` half minutes later: a code works only once."""
    now = int(time.time()) + 30 * steps
    return f"{totp(b32decode(key), t0=int(time.time()) - now):06d}"


def log_in(page: Page, name: str) -> None:
    page.goto("/admin/")
    page.get_by_label("Username").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()


def invite(page: Page, email: str) -> str:
    page.goto("/admin/")
    page.get_by_role("link", name="People").click()
    page.get_by_role("link", name="Invite a person").click()
    page.get_by_label("Email").fill(email)
    page.get_by_role("radio", name=re.compile("^Editor")).check()
    page.get_by_role("button", name="Invite").click()
    return page.locator(".one-time-link").inner_text()


def come_in(page: Page, link: str) -> None:
    page.goto(link)
    page.get_by_label("Username").fill("bob")
    page.get_by_label("Name", exact=True).fill("Bob")
    page.locator("[name=password1]").fill(PASSWORD)
    page.locator("[name=password2]").fill(PASSWORD)
    page.get_by_role("button", name="Create account").click()
    expect(page).to_have_url(re.compile("/admin/$"))


def enrol(page: Page) -> tuple[str, list[str]]:
    """Set up two-factor authentication; return the app's key and the backup codes."""
    page.get_by_role("link", name="Bob", exact=True).click()
    page.get_by_role("link", name="Set up").click()
    expect(page.get_by_role("img", name=re.compile("^QR code"))).to_be_visible()
    key = re.sub(r"\s", "", page.locator(".key").inner_text())
    page.get_by_label(re.compile("^The code your app shows")).fill(code(key))
    page.get_by_label("Your password").fill(PASSWORD)
    page.get_by_role("button", name="Turn on").click()
    codes = page.locator(".codes code")
    expect(codes).to_have_count(10)
    return key, codes.all_inner_texts()


def looks_right(page: Page) -> None:
    assert axe.run(page, options=AXE).response["violations"] == []


def test_from_an_invitation_to_ending_another_session(
    ibid: Ibid, author: BrowserContext, browser: Browser, screenshot
):
    owner = author.new_page()
    log_in(owner, "alice")
    link = invite(owner, "bob@example.org")
    looks_right(owner)

    phone = browser.new_context(base_url=ibid.url, java_script_enabled=False)
    desktop = browser.new_context(base_url=ibid.url)
    bob = phone.new_page()
    come_in(bob, link)
    key, backup_codes = enrol(bob)
    bob.get_by_role("link", name="Done").click()

    # Log out and in again with the next code; log in elsewhere with a backup code
    bob.get_by_role("button", name="Log out").click()
    log_in(bob, "bob")
    bob.get_by_label(re.compile("^Code")).fill(code(key, steps=1))
    bob.get_by_role("button", name="Continue").click()
    expect(bob).to_have_url(re.compile("/admin/$"))
    other = desktop.new_page()
    log_in(other, "bob")
    looks_right(other)
    other.get_by_label(re.compile("^Code")).fill(backup_codes[0])
    other.get_by_role("button", name="Continue").click()
    expect(other).to_have_url(re.compile("/admin/$"))

    # The other session is listed and ended
    bob.goto("/admin/me/")
    expect(bob.locator("main")).to_contain_text("9 backup codes left")
    screenshot(bob, "people-me")
    bob.get_by_role("button", name=re.compile("^End the session on")).click()
    expect(bob.locator(".messagelist")).to_contain_text("Session ended.")
    other.reload()
    expect(other).to_have_url(re.compile("/admin/login/"))
    phone.close()
    desktop.close()


def looks_right_everywhere(page: Page, path: str) -> None:
    """Check the page on a phone and a desktop, light and dark."""
    page.goto(f"/admin/{path}")
    for width, height in WIDTHS.items():
        page.set_viewport_size({"width": width, "height": height})
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            looks_right(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path


def test_every_page_of_people_and_statistics_is_accessible(author: BrowserContext):
    page = author.new_page()
    for path in ("login/", "login/forgotten/", "set-up/none/"):
        looks_right_everywhere(page, path)
    log_in(page, "alice")
    for path in (
        *("", "me/", "me/second-factor/", "me/second-factor/off/", "password_change/"),
        *("blog/account/", "blog/account/1/change/", "people/invite/"),
        *("statistics/", "statistics/?period=months", "posts/1/statistics/"),
    ):
        looks_right_everywhere(page, path)


def test_pending_statistics_are_written_before_the_server_stops(ibid: Ibid, browser: Browser):
    agent = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
    reader = browser.new_context(base_url=ibid.url, user_agent=agent)
    page = reader.new_page()
    page.goto("/about/")
    page.goto("/about/")
    reader.close()
    assert ibid.stop() == 0
    count = (
        "from blog.statistics.models import *;"
        "print(list(PostViews.objects.values_list('count', 'visitors')), Salt.objects.count())"
    )
    assert ibid.manage("shell", "--no-imports", "--command", count) == "[(2, 1)] 1\n"

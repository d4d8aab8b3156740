"""The admin panel at another path: all of it works there, and nothing leads to /admin/."""

import json
import re
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

import pytest
import requests
from playwright.sync_api import BrowserContext, expect
from selectolax.lexbor import LexborHTMLParser

from tests.admin_pages import PAGES
from tests.journeys.server import Ibid, Start
from tests.journeys.test_every_admin_page import OWNER, SAMPLE
from tests.journeys.test_story import (
    PASSWORD,
    cite_a_new_source,
    comment,
    place_a_picture,
    set_up,
    text,
)

PANEL = "/desk-42/"
GOES_BY = re.compile(r"/(?:logout|set-up|0)/")  # ends a session; 0 stands for a key in scripts
NOT_THERE = {"not-there": 404, "forbidden": 403}
CLOSED = {"set-anew-closed", "set-up-closed", "mailed-closed", "mine-closed", "follow-closed"}


@pytest.fixture
def ibid(start: Start) -> Ibid:
    return start(IBID_ADMIN_PATH=PANEL.strip("/"), EMAIL_URL="smtp://127.0.0.1:1")


class Visit:
    """A visit of the whole panel as one account; collects the URLs that its pages name."""

    def __init__(self, url: str, places: dict[str, str]) -> None:
        self.url, self.places = url, places
        self.session = requests.Session()
        self.named: dict[str, str] = {}

    def log_in(self, who: str, *codes: str) -> None:
        self._send(f"{PANEL}login/", username=who, password=PASSWORD)
        if codes:
            self._send(f"{PANEL}login/code/", code=codes[0])
        assert self.session.get(f"{self.url}{PANEL}", allow_redirects=False).status_code == 200

    def _send(self, path: str, **data: str) -> None:
        url = f"{self.url}{path}"
        form = LexborHTMLParser(self.session.get(url).content).css_first("[name$=token]")
        data |= {str(form.attributes["name"]): str(form.attributes["value"])}
        self.session.post(url, data, headers={"Origin": self.url})

    def look_at(self, name: str, path: str) -> None:
        path = path.format_map(self.places).replace("/admin/", PANEL)
        answer = self.session.get(urljoin(self.url, path))
        statuses = {200, 404, 410} if name in CLOSED else {NOT_THERE.get(name, 200)}
        assert answer.status_code in statuses, (name, path)
        assert "/admin/" not in urlsplit(answer.url).path, name
        self.named |= dict.fromkeys(urls_in(answer), name)

    def follow_all(self) -> None:
        """Request every named URL of the panel, and its files, once: none is missing."""
        ours = tuple(f"{self.url}{path}" for path in (PANEL, "/static/"))
        for url in sorted(self.named):
            if url.startswith(ours) and not GOES_BY.search(url):
                status = self.session.get(url, allow_redirects=False).status_code
                assert status < 404 or status == 405, (url, self.named[url], status)


def urls_in(answer: requests.Response) -> Iterator[str]:
    """Yield the URLs in all attributes that begin with a slash, and the targets of links."""
    for node in LexborHTMLParser(answer.content).css("*"):
        for name, value in node.attributes.items():
            if value and value.startswith("/") and not re.search(r"[\s{]", value):
                assert not value.startswith("/admin/"), (answer.url, name, value)
                yield urljoin(answer.url, value.partition("#")[0])


def test_the_whole_panel_is_at_its_path(ibid: Ibid):
    ibid.manage("shell", "--no-imports", "-c", OWNER)
    places = json.loads(ibid.manage("shell", "--no-imports", "-c", SAMPLE))
    for who, pages in PAGES.items():
        visit = Visit(ibid.url, places)
        if who != "anonymous":
            visit.log_in(who, *([places["codes"][0]] if who == "eva" else []))
        for name, path in pages.items():
            visit.look_at(name, path)
        visit.follow_all()
    former = {path for pages in PAGES.values() for path in pages.values()}
    for path in sorted(former | {"/admin", "/admin/login/", "/admin/set-up/none/"}):
        if path.startswith("/admin"):
            answer = requests.get(f"{ibid.url}{path.format_map(places)}")
            assert (answer.status_code, PANEL in answer.text) == (404, False), path


def test_writing_and_moderating_at_the_moved_panel(ibid: Ibid, author: BrowserContext):
    admin = set_up(author, ibid.set_up_link)
    assert admin.url == f"{ibid.url}{PANEL}"
    admin.goto(f"{PANEL}blog/post/add/")
    admin.locator("[name=title]").fill("The Quiet River")
    body = text(admin)
    body.click()
    admin.keyboard.type("The island was empty")
    cite_a_new_source(admin)
    body.locator("p").first.click()
    admin.keyboard.press("Control+End")
    place_a_picture(admin)
    admin.get_by_role("button", name="Publish").click()
    expect(admin.locator(".messagelist")).to_contain_text("Published.")
    admin.get_by_role("link", name="View post").first.click()
    page = author.pages[-1]
    expect(page.get_by_role("navigation", name="Admin panel")).to_contain_text("Edit")
    cookies = {cookie["path"] for cookie in author.cookies()}
    assert cookies == {PANEL}
    stranger = author.browser.new_context(base_url=ibid.url).new_page()
    comment(stranger, page.url, body="Is it still empty?")
    expect(stranger.locator("body")).to_contain_text("Is it still empty?")
    assert PANEL not in stranger.content()
    stranger.context.close()
    admin.goto(f"{PANEL}comments/")
    admin.get_by_role("button", name="Approve").first.click()
    expect(admin.locator(".messagelist")).to_be_visible()

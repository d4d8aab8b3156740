"""Every page of the admin panel, and every page that emails link to.

Checks WCAG 2.2 on a phone and a desktop, light and dark, and that no page is wider than the window;
takes a screenshot of each.
"""

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from django.urls import resolve
from playwright.sync_api import BrowserContext, Page, expect

from tests.admin_pages import ANSWERS, EMPTY, PAGES
from tests.factories import picture_file
from tests.journeys.conftest import OUTPUT, WIDTHS
from tests.journeys.server import Ibid, Start
from tests.journeys.test_every_page import AXE, TOO_WIDE
from tests.journeys.test_story import PASSWORD, text

RULES = AXE | {"resultTypes": ["violations"]}
# Rules whose result may differ between light and dark
COLORS = RULES | {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
PICTURES = OUTPUT / "admin"
SAMPLE = (
    "import json; from tests.sample_blog import *; from tests.sample_admin import *;"
    "write_sample_blog(); print(json.dumps(write_sample_admin()))"
)
OWNER = "from tests.sample_admin import *; make_empty_blog()"
RUN_AXE = """options => axe.run(document, options).then(({ violations }) =>
  violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`))"""
BIBLIOGRAPHY = """
@book{new2008, title = {The Sino-Soviet Split}, author = {Lüthi, Lorenz M.}, year = 2008}
@book{ferry, title = {The Ferry at the Second Lock}, author = {Lüthi, Lorenz M.}, year = 2008}
@book{broken, title = {Never closed"""
# The browser reports a selection to the editor with a delay: wait for it.
UNTIL_SELECTED = """() => new Promise(done => {
  const { editor } = document.querySelector(".ProseMirror")
  const look = () => editor.state.selection.empty ? requestAnimationFrame(look) : done()
  look()
})"""
Action = Callable[[Page], None]


def submit(button: str, **fields: str) -> Action:
    """Return an action that fills in these fields and presses the button."""

    def action(page: Page) -> None:
        for name, value in fields.items():
            page.locator(f"main [name={name}]").first.fill(value)
        with page.expect_navigation():
            page.locator("main").get_by_role("button", name=button, exact=True).first.click()

    return action


def bulk(act: str, *, wrong: bool = False) -> Action:
    """Return an action that starts a bulk action on the list of posts."""

    def action(page: Page) -> None:
        for box in page.locator("[name=_selected_action]").all()[:3]:
            box.check()
        page.locator("select[name=action]").select_option(act)
        with page.expect_navigation():
            page.get_by_role("button", name="Go").click()
        if wrong:
            page.locator("main form [type=submit]").click()
            expect(page.locator("main .errorlist")).to_be_visible()

    return action


def unfold(page: Page) -> None:
    page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")


def everything_open(page: Page) -> None:
    expect(page.locator("#counts")).to_be_visible()
    unfold(page)


def focus_mode(page: Page) -> None:
    expect(page.locator("#counts")).to_be_visible()
    page.locator("#focus-mode").click()


def leave_focus_mode(page: Page) -> None:
    page.locator("#focus-mode").click()


def dialog(button: str, *, more: str = "") -> Action:
    """Return an action that opens a dialog of the editor, and its collapsed section `more`."""

    def action(page: Page) -> None:
        expect(page.locator("#counts")).to_be_visible()
        page.get_by_role("button", name=re.compile(f"^{button}")).first.click()
        expect(page.get_by_role("dialog")).to_be_visible()
        if more:
            page.get_by_role("dialog").get_by_text(more, exact=True).click()

    return action


def link(page: Page) -> None:
    expect(page.locator("#counts")).to_be_visible()
    text(page).locator("p").first.dblclick()
    page.evaluate(UNTIL_SELECTED)
    page.keyboard.press("Control+k")
    expect(page.get_by_role("dialog")).to_be_visible()


def uploaded(*files: str) -> Action:
    def action(page: Page) -> None:
        kinds = {"png": picture_file().getvalue(), "svg": b"<svg></svg>"}
        page.locator("[type=file]").set_input_files(
            [{"name": file, "mimeType": "image/png", "buffer": kinds[file[-3:]]} for file in files]
        )
        page.locator("main form [type=submit]").first.click()
        expect(page.locator("main :is(.refused, .errorlist)").first).to_be_visible()

    return action


def stale(page: Page) -> None:
    """Change the stored version after this page was opened."""
    expect(page.locator("#counts")).to_be_visible()
    page.evaluate("document.querySelector('[name=based_on]').value = '0'")
    text(page).press("Control+Home")
    page.keyboard.type("Mine, of ")
    page.locator("[name=_save]").click()
    expect(page.locator(".conflict")).to_be_visible()


def comment_emptied(page: Page) -> None:
    page.get_by_text("Edit comment").click()
    page.locator("#edit [name=body]").fill(" ")
    page.locator("#edit button").click()


def settings_wrong(page: Page) -> None:
    """Show the preview's errors outside of its frame, without typing, which would update it."""
    page.locator("[name=accent]").evaluate("field => { field.value = 'blue' }")
    page.locator("[data-preview]").evaluate("button => button.removeAttribute('formtarget')")
    with page.expect_navigation():
        page.locator("[data-preview]").click()


# Screens after an action, by account: the page it starts on, and the action.
ACTIONS: dict[str, dict[str, tuple[str, Action]]] = {
    "anonymous": {
        "login-wrong": ("login", submit("Log in", username="anna", password="wrong")),
        "forgotten-wrong": ("forgotten", submit("Send link", email="nobody")),
        "set-anew-wrong": (
            "set-anew",
            submit("Set password", new_password1="a", new_password2="b"),
        ),
        "invitation-wrong": ("invitation", submit("Create account", username="anna")),
        "data-request-sent": ("data-request", submit("Send link", email="rosa@example.org")),
    },
    "dov": {
        "second-factor-wrong": (
            "second-factor",
            submit("Turn on", code="000000", password="a-long-password"),
        )
    },
    "eva": {
        "second-factor-off-wrong": ("second-factor-off", submit("Turn off", password="wrong")),
        "backup-codes-wrong": ("new-backup-codes", submit("Make new codes", password="wrong")),
        "backup-codes": (
            "new-backup-codes",
            submit("Make new codes", password="a-long-password"),
        ),
    },
    "anna": {
        "me-wrong": ("me", submit("Save", email="nobody")),
        "password-wrong": ("password", submit("Change password", old_password="wrong")),
        "post-all-open": ("post", everything_open),
        "post-focus-mode": ("post", focus_mode),
        "post-focus-mode-left": ("post", leave_focus_mode),
        "post-cite": ("post", dialog("Cite")),
        "post-cite-new": ("post", dialog("Cite", more="Enter a new source by hand")),
        "post-picture": ("post", dialog("Picture")),
        "post-picture-new": ("post", dialog("Picture", more="Upload a picture")),
        "post-link": ("post", link),
        "post-wrong": ("new-post", submit("Publish", publish_at="2030-01-01T09:00")),
        "post-conflict": ("post", stale),
        "posts-filters": ("posts", unfold),
        "spam-filter-numbers": ("spam-filter", unfold),
        "statistics-numbers": ("statistics", unfold),
        "bulk-tag": ("posts", bulk("tag")),
        "bulk-tag-wrong": ("posts", bulk("tag", wrong=True)),
        "bulk-withdraw": ("posts", bulk("withdraw")),
        "bulk-author": ("posts", bulk("change-author")),
        "bulk-done": ("posts", bulk("publish")),
        "series-wrong": ("series-new", submit("Save")),
        "tag-wrong": ("tag-new", submit("Save")),
        "source-wrong": ("source-new", submit("Save", issued="yesterday")),
        "source-import-wrong": ("source-import", submit("Preview import", text="nothing known")),
        "source-import-plan": ("source-import", submit("Preview import", text=BIBLIOGRAPHY)),
        "picture-new-wrong": ("picture-new", uploaded("drawing.svg")),
        "pictures-many-done": ("pictures-many", uploaded("a.png", "b.png", "drawing.svg")),
        "picture-wrong": ("picture-bare", submit("Save")),
        "picture-replace-wrong": ("picture-replace", uploaded("drawing.svg")),
        "comment-reply-wrong": ("comment", submit("Reply")),
        "comment-edit-wrong": ("comment", comment_emptied),
        "spam-filter-rules-wrong": ("spam-filter-rules", submit("Save", networks="nowhere")),
        "settings-wrong": ("settings-appearance", settings_wrong),
        "settings-not-saved": ("settings-appearance", submit("Save", accent="blue")),
        "person-wrong": ("person", submit("Save", username="anna")),
        "password-link": ("person", submit("Create a password reset link")),
        "invite-wrong": ("invite", submit("Invite", email="nobody")),
        "invited": ("invite", submit("Invite", email="else@example.org")),
        "style-wrong": ("style-new", submit("Save")),
        "token-wrong": ("tokens", submit("Make token", name="x", password="wrong")),
        "token": ("tokens", submit("Make token", name="x", password="a-long-password")),
        "webhook-wrong": ("webhooks", submit("Add webhook", url="hooks")),
        "webhook-secret": ("webhook", submit("Make a new secret")),
    },
}


class Walk:
    """A walk through the screens that collects errors."""

    def __init__(self, page: Page, folder: Path) -> None:
        self.page, self.folder = page, folder
        self.places: dict[str, Any] = {}
        self.errors: list[str] = []

    def go(self, path: str) -> None:
        self.page.set_viewport_size({"width": 1280, "height": 900})
        self.page.goto(path.format_map(self.places))

    def look(self, name: str) -> None:
        if self.page.evaluate("typeof axe") == "undefined":
            self.page.evaluate(AXE_SCRIPT)
        for width, height in WIDTHS.items():
            self.page.set_viewport_size({"width": width, "height": height})
            if self.page.evaluate(TOO_WIDE):
                self.errors.append(f"{name} {width}: wider than its window")
            for scheme in ("light", "dark"):
                self.page.emulate_media(color_scheme=scheme)
                found = self.page.evaluate(RUN_AXE, RULES if scheme == "light" else COLORS)
                self.errors += [f"{name} {width} {scheme}: {violation}" for violation in found]
                if (width, scheme) != (1280, "dark"):
                    picture = self.folder / f"{name}-{width}-{scheme}.png"
                    self.page.screenshot(path=picture, full_page=True)
        self.page.emulate_media(color_scheme="light")

    def look_at(self, pages: dict[str, str]) -> None:
        for name, path in pages.items():
            self.go(path)
            self.look(name)

    def look_after(self, actions: dict[str, tuple[str, Action]], pages: dict[str, str]) -> None:
        answers = {name: f"admin:{route}" for route, name in ANSWERS.items()}
        for name, (page, action) in actions.items():
            self.go(pages[page])
            action(self.page)
            self.look(name)
            if name in answers:
                assert resolve(urlsplit(self.page.url).path).view_name == answers[name]

    def log_in(self, who: str) -> None:
        self.page.context.clear_cookies()
        if who == "anonymous":
            return
        self.page.goto("/admin/login/")
        self.page.locator("[name=username]").fill(who)
        self.page.locator("[name=password]").fill(PASSWORD)
        self.page.get_by_role("button", name="Log in").click()
        if who == "eva":
            expect(self.page.locator("[name=code]")).to_be_visible()
            self.look("code")
            self.page.locator("[name=code]").fill(self.places["codes"][0])
            self.page.get_by_role("button", name="Continue").click()
        expect(self.page).to_have_url(re.compile("/admin/$"))


@pytest.fixture
def ibid(start: Start) -> Ibid:
    """Start a blog with a mail server that never responds, so that emails stay queued."""
    return start(EMAIL_URL="smtp://127.0.0.1:1")


def test_every_page_of_the_admin_panel(ibid: Ibid, author: BrowserContext):
    shutil.rmtree(PICTURES, ignore_errors=True)
    walk = Walk(author.new_page(), PICTURES)
    ibid.manage("shell", "--no-imports", "-c", OWNER)
    walk.log_in("anna")
    walk.look_at(EMPTY)
    walk.places = json.loads(ibid.manage("shell", "--no-imports", "-c", SAMPLE))
    for who, pages in PAGES.items():
        walk.log_in(who)
        walk.look_at(pages)
        walk.look_after(ACTIONS.get(who, {}), pages)
    assert not walk.errors, "\n".join(walk.errors)

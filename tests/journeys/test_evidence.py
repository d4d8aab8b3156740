"""A post that holds one of everything: by keyboard, without scripts, printed, right to left."""

from io import BytesIO
from unicodedata import normalize

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Route, expect
from pypdf import PdfReader

from tests.journeys.server import Ibid
from tests.journeys.test_every_page import DESKTOP, PHONE, TOO_WIDE
from tests.pages import PAGES

# axe’s one experimental rule that fails: formulas scroll, and a landmark for each would be noise.
EXCEPT = {"focus-order-semantics": {"enabled": False}}
OUTLINED = """() => {
  const { activeElement } = document
  const { outlineStyle } = getComputedStyle(activeElement)
  const isPlayer = activeElement.matches("audio, video") // whose buttons are outlined inside
  return [activeElement === document.body, isPlayer || !["none", ""].includes(outlineStyle)]
}"""
STOPS = 150


@pytest.fixture(autouse=True)
def sample(ibid: Ibid) -> None:
    ibid.manage("shell", "-c", "from tests.sample_blog import *; write_sample_blog()")


def opened(visitor, **size: int) -> Page:
    page = visitor.new_page()
    if size:
        page.set_viewport_size(size)
    page.goto(PAGES["evidence"])
    return page


def every_rule(page: Page) -> dict[str, dict[str, bool]]:
    """Return all rules of axe switched on, those of WCAG's level AAA too."""
    Axe().run(page, options={"preload": False})
    rules = page.evaluate("axe.getRules().map(({ ruleId }) => ruleId)")
    return {rule: {"enabled": True} for rule in rules} | EXCEPT


def test_it_breaks_no_rule_of_axe(author):
    page = opened(author)
    expect(page.locator(".gallery.sliding")).to_be_visible()
    options = {"preload": False, "rules": every_rule(page)}
    for width, height in (PHONE, DESKTOP):
        page.set_viewport_size({"width": width, "height": height})
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            found = Axe().run(page, options=options)
            assert found.violations_count == 0, found.generate_report()


def test_it_is_read_by_keyboard(author, screenshot):
    page = opened(author, width=1280, height=900)
    slider = page.get_by_role("slider", name="The old gates / The new gates")
    slider.focus()
    page.keyboard.press("Home")
    expect(slider).to_have_attribute("aria-valuetext", "0 %")
    page.keyboard.press("ArrowRight")
    expect(page.locator(".stage picture").last).to_have_css("clip-path", "inset(0px 0px 0px 1%)")
    screenshot(page, "evidence")

    first = page.locator(".gallery.grid .enlarge").first
    first.focus()
    page.keyboard.press("Enter")
    large = page.get_by_role("dialog").locator("img")
    expect(large).to_have_attribute("alt", "The lock in spring")
    page.keyboard.press("ArrowRight")
    expect(large).to_have_attribute("alt", "The lock in summer")
    page.keyboard.press("ArrowLeft")
    expect(large).to_have_attribute("alt", "The lock in spring")
    page.keyboard.press("Escape")
    expect(first).to_be_focused()

    page.get_by_role("region", name="Boats through the second lock").focus()
    page.get_by_text("How the figures were read").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Twice, by two people")).to_be_visible()


def test_every_stop_of_the_keyboard_is_seen_and_left(author):
    page = opened(author, width=1280, height=900)
    stops: list[bool] = []
    while len(stops) < STOPS:
        page.keyboard.press("Tab")
        is_over, is_outlined = page.evaluate(OUTLINED)
        if is_over:
            break
        assert is_outlined, page.evaluate("document.activeElement.outerHTML.slice(0, 200)")
        stops.append(is_outlined)
    assert 40 < len(stops) < STOPS


def test_a_player_loads_in_a_sandbox_after_a_click(browser, ibid):
    context = browser.new_context(base_url=ibid.url)  # which may ask another host
    page = opened(context)
    loaded: list[str] = []

    def play(route: Route) -> None:
        loaded.append(route.request.url)
        route.fulfill(content_type="text/html", body="<title>A player</title>")

    page.route("https://player.vimeo.com/**", play)
    page.reload()
    assert not loaded
    page.get_by_role("link", name="The lower gate Video on Vimeo").press("Enter")
    frame = page.locator("iframe")
    expect(frame).to_be_focused()
    expect(frame).to_have_attribute("title", "Video on Vimeo: The lock by day")
    assert "allow-top-navigation" not in (frame.get_attribute("sandbox") or "allow-top-navigation")
    page.wait_for_function("document.querySelector('iframe').contentWindow !== null")
    expect(page.frame_locator("iframe").locator("html")).to_be_attached()
    assert [url.partition("?")[0] for url in loaded] == ["https://player.vimeo.com/video/22439234"]
    context.close()


def test_without_scripts_everything_is_there(reader):
    page = opened(reader, width=1280, height=900)
    before, after = page.locator(".gallery.comparison .picture").all()
    left, right = before.bounding_box(), after.bounding_box()
    assert left and right and left["y"] == right["y"] and left["x"] < right["x"]
    expect(page.get_by_role("link", name="The lock at night")).to_have_attribute(
        "href", "https://vimeo.com/1084537"
    )
    for kind in ("audio", "video"):
        expect(page.locator(kind)).to_have_attribute("controls", "")
    page.locator("summary", has_text="Transcript").first.click()
    expect(page.get_by_text("How the figures were read")).to_be_visible()
    expect(page.locator("math").first).to_be_visible()


def test_it_is_printed_whole(author):
    page = opened(author)
    pages = PdfReader(BytesIO(page.pdf())).pages
    text = normalize("NFKC", " ".join(page.extract_text() for page in pages))  # no ligatures
    printed = " ".join(text.split())
    for part in (
        *("How the figures were read", "Twice, by two people", "Gongoozler", "A dry summer"),
        *("The gates before and after 1909", "def lost(height", "It rings.", "The ledger of 1871"),
    ):
        assert part in printed


def test_it_is_read_from_right_to_left(ibid, author, screenshot):
    ibid.manage(
        "shell",
        "-c",
        "from blog.posts.models import Post; from tests.factories import rewrite;"
        "rewrite(Post.objects.get(slug='evidence'), language='ar', direction='rtl')",
    )
    page = opened(author)
    expect(page.locator(".gallery").first).to_have_css("direction", "rtl")
    for width, height in (PHONE, DESKTOP):
        page.set_viewport_size({"width": width, "height": height})
        assert page.evaluate(TOO_WIDE) == 0
    expect(page.locator("pre").first).to_have_css("direction", "ltr")
    expect(page.locator("math").first).to_have_css("direction", "ltr")
    screenshot(page, "evidence-right-to-left")

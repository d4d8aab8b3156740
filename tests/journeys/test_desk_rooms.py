"""The desk around a post: scheduled and out at its minute, thrown away and back, many pictures."""

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from playwright.sync_api import BrowserContext, Page, expect

from tests.factories import picture_file
from tests.journeys.test_story import set_up

ZONE = "Asia/Vladivostok"
A_MINUTE_AND_MORE = 130_000  # milliseconds: the next minute but one, at most, and a little


def write(page: Page, title: str) -> None:
    page.goto("/admin/blog/post/add/")
    page.locator("[name=title]").fill(title)
    page.locator(".ProseMirror").click()
    page.keyboard.type("Some words.")


def keep_time_of(desk: Page, zone: str) -> None:
    desk.goto("/admin/blog/site/")
    desk.locator("[name=time_zone]").select_option(zone)
    desk.locator("[name=_save]").click()


def test_a_post_comes_out_at_its_minute_by_itself(ibid, author, reader, screenshot):
    desk = set_up(author, ibid.set_up_link)
    keep_time_of(desk, ZONE)
    write(desk, "At Its Minute")
    now = datetime.now(ZoneInfo(ZONE))
    moment = now.replace(second=0) + timedelta(minutes=1 if now.second < 40 else 2)
    desk.locator("[name=publish_at]").fill(f"{moment:%Y-%m-%dT%H:%M}")
    desk.get_by_role("button", name="Publish").click()
    expect(desk.locator(".messagelist")).to_contain_text("Readers will see it at its time.")

    visitor = reader.new_page()
    visitor.goto("/")
    expect(visitor.locator("main")).not_to_contain_text("At Its Minute")
    desk.goto("/admin/calendar/")
    expect(desk.locator(".scheduled")).to_contain_text("At Its Minute")
    screenshot(desk, "calendar")

    # The clock is the server's: the page asks again until it is time, and no longer.
    assert datetime.now(ZoneInfo(ZONE)) < moment
    wait_until_told(visitor, "At Its Minute")
    assert datetime.now(ZoneInfo(ZONE)) >= moment.replace(microsecond=0)
    desk.reload()
    expect(desk.locator(".published")).to_contain_text("At Its Minute")


def wait_until_told(page: Page, words: str) -> None:
    """Until home says `words`; the browser asks every second."""

    def is_told() -> None:
        page.goto("/")
        expect(page.locator("main")).to_contain_text(words, timeout=1_000)

    for _second in range(A_MINUTE_AND_MORE // 1_000):
        try:
            return is_told()
        except AssertionError:
            continue
    return is_told()


def test_thrown_away_and_taken_back(ibid, author, reader, screenshot):
    desk = set_up(author, ibid.set_up_link)
    write(desk, "Thrown Away")
    desk.get_by_role("button", name="Publish").click()
    address = desk.get_by_role("link", name="View post").get_attribute("href")
    visitor = reader.new_page()
    assert visitor.goto(address).status == 200

    desk.get_by_role("link", name="Move to trash").click()
    desk.get_by_role("button", name="Move to trash").click()
    expect(desk.locator(".messagelist")).to_contain_text("It is in the trash")
    gone = visitor.goto(address)
    assert gone.status == 410
    expect(visitor.locator("body")).not_to_contain_text("Thrown Away")

    desk.goto("/admin/trash/")
    screenshot(desk, "trash")
    desk.get_by_role("button", name=re.compile("^Restore")).click()
    expect(desk.locator(".messagelist")).to_contain_text("is back, as it was")
    assert visitor.goto(address).status == 200

    # Several at once, and undone
    desk.goto("/admin/blog/post/")
    desk.locator("[name=_selected_action]").first.check()
    desk.locator("select[name=action]").select_option("withdraw")
    desk.get_by_role("button", name="Go").click()
    desk.locator("[name=reason]").fill("Not true.")
    desk.get_by_role("button", name="Withdraw").click()
    expect(desk.locator(".messagelist")).to_contain_text("Posts changed: 1.")
    assert visitor.goto(address).status == 410
    screenshot(desk, "bulk-undo")
    desk.get_by_role("button", name="Undo").click()
    expect(desk.locator(".messagelist")).to_contain_text("Posts as they were: 1.")
    assert visitor.goto(address).status == 200


def test_many_pictures_at_once_and_the_focus_of_one(ibid, author, screenshot):
    desk = set_up(author, ibid.set_up_link)
    desk.goto("/admin/pictures/upload-many/")
    files = [
        {"name": f"{number}.png", "mimeType": "image/png", "buffer": picture_file().getvalue()}
        for number in range(3)
    ]
    files.append({"name": "drawing.svg", "mimeType": "image/svg+xml", "buffer": b"<svg></svg>"})
    desk.locator("[name=pictures]").set_input_files(files)
    desk.get_by_role("button", name="Upload").click()
    expect(desk.locator(".upload-results .kept")).to_have_count(3)
    expect(desk.locator(".upload-results .refused")).to_contain_text("SVG can carry scripts")
    screenshot(desk, "upload-many")

    desk.locator(".upload-results a").first.click()
    choose_focus(desk)
    desk.locator("[name=alt]").fill("Nothing but color")
    screenshot(desk, "picture")
    desk.locator("[name=_continue]").click()
    expect(desk.locator("[name=focus_x]")).to_have_value("25")
    expect(desk.locator(".crop.wide")).to_have_class(re.compile("focus-x-20"))
    desk.goto("/admin/blog/picture/?care=bare")
    expect(desk.locator(".library > li")).to_have_count(2)
    screenshot(desk, "library")


def choose_focus(desk: Page) -> None:
    """A quarter from the left, three quarters from the top: by a click, then by the keyboard."""
    image = desk.locator(".focal-point-frame img")
    expect(image).to_have_js_property("complete", True)  # in its size, too
    box = image.bounding_box()
    assert box
    image.click(position={"x": box["width"] * 0.24, "y": box["height"] * 0.75})
    desk.locator("[name=focus_x]").focus()
    desk.keyboard.press("ArrowRight")


def test_many_pictures_without_a_script(ibid, author, browser):
    set_up(author, ibid.set_up_link)
    plain: BrowserContext = browser.new_context(
        base_url=ibid.address, java_script_enabled=False, storage_state=author.storage_state()
    )
    page = plain.new_page()
    page.goto("/admin/pictures/upload-many/")
    page.locator("[name=pictures]").set_input_files(
        [{"name": "a.png", "mimeType": "image/png", "buffer": picture_file().getvalue()}] * 2
    )
    page.get_by_role("button", name="Upload").click()
    expect(page.locator(".upload-results")).to_contain_text("Kept.")
    expect(page.locator(".upload-results")).to_contain_text("Here already")
    plain.close()

"""Managing posts and pictures: schedules, the trash, bulk actions, uploads, focal points."""

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from playwright.sync_api import BrowserContext, Page, expect

from tests.factories import picture_file
from tests.journeys.test_story import set_up, text

ZONE = "Asia/Vladivostok"
A_MINUTE_AND_MORE = 130_000  # milliseconds: at most two minutes, and a margin


def write(page: Page, title: str) -> None:
    page.goto("/admin/blog/post/add/")
    page.locator("[name=title]").fill(title)
    text(page).click()
    page.keyboard.type("Some text.")


def set_time_zone(admin: Page, zone: str) -> None:
    admin.goto("/admin/settings/")
    admin.locator("[name=time_zone]").select_option(zone)
    admin.locator("[name=_save]").click()


def test_a_scheduled_post_is_published_at_its_minute(ibid, author, reader, screenshot):
    admin = set_up(author, ibid.set_up_link)
    set_time_zone(admin, ZONE)
    write(admin, "At Its Minute")
    now = datetime.now(ZoneInfo(ZONE))
    moment = now.replace(second=0) + timedelta(minutes=1 if now.second < 40 else 2)
    admin.locator("[name=publish_at]").fill(f"{moment:%Y-%m-%dT%H:%M}")
    admin.get_by_role("button", name="Publish").click()
    expect(admin.locator(".messagelist")).to_contain_text("Scheduled for ")

    visitor = reader.new_page()
    visitor.goto("/")
    expect(visitor.locator("main")).not_to_contain_text("At Its Minute")
    admin.goto("/admin/calendar/")
    expect(admin.locator(".scheduled")).to_contain_text("At Its Minute")
    screenshot(admin, "calendar")

    # The server's clock decides: reload until the time has come.
    assert datetime.now(ZoneInfo(ZONE)) < moment
    wait_for_post(visitor, "At Its Minute")
    assert datetime.now(ZoneInfo(ZONE)) >= moment.replace(microsecond=0)
    admin.reload()
    expect(admin.locator(".published")).to_contain_text("At Its Minute")


def wait_for_post(page: Page, title: str) -> None:
    """Reload the home page every second until it shows the post."""

    def check() -> None:
        page.goto("/")
        expect(page.locator("main")).to_contain_text(title, timeout=1_000)

    for _second in range(A_MINUTE_AND_MORE // 1_000):
        try:
            return check()
        except AssertionError:
            continue
    return check()


def test_trashing_and_restoring(ibid, author, reader, screenshot):
    admin = set_up(author, ibid.set_up_link)
    write(admin, "Thrown Away")
    admin.get_by_role("button", name="Publish").click()
    url = admin.get_by_role("link", name="View post").get_attribute("href")
    visitor = reader.new_page()
    assert visitor.goto(url).status == 200

    admin.get_by_role("link", name="Move to trash").click()
    admin.get_by_role("button", name="Move to trash").click()
    expect(admin.locator(".messagelist")).to_contain_text("Moved to the trash")
    gone = visitor.goto(url)
    assert gone.status == 410
    expect(visitor.locator("body")).not_to_contain_text("Thrown Away")

    admin.goto("/admin/trash/")
    screenshot(admin, "trash")
    admin.get_by_role("button", name=re.compile("^Restore")).click()
    expect(admin.locator(".messagelist")).to_contain_text("restored")
    assert visitor.goto(url).status == 200

    # Several at once, and undo
    admin.goto("/admin/blog/post/")
    admin.locator("[name=_selected_action]").first.check()
    admin.locator("select[name=action]").select_option("withdraw")
    admin.get_by_role("button", name="Go").click()
    admin.locator("[name=reason]").fill("Not true.")
    admin.get_by_role("button", name="Withdraw").click()
    expect(admin.locator(".messagelist")).to_contain_text("Posts changed: 1.")
    assert visitor.goto(url).status == 410
    screenshot(admin, "bulk-undo")
    admin.get_by_role("button", name="Undo").click()
    expect(admin.locator(".messagelist")).to_contain_text("Posts restored: 1.")
    assert visitor.goto(url).status == 200


def test_uploading_several_pictures_and_setting_a_focal_point(ibid, author, screenshot):
    admin = set_up(author, ibid.set_up_link)
    admin.goto("/admin/pictures/upload-many/")
    files = [
        {"name": f"{number}.png", "mimeType": "image/png", "buffer": picture_file().getvalue()}
        for number in range(3)
    ]
    files.append({"name": "drawing.svg", "mimeType": "image/svg+xml", "buffer": b"<svg></svg>"})
    admin.locator("[name=pictures]").set_input_files(files)
    admin.get_by_role("button", name="Upload").click()
    expect(admin.locator(".upload-results .kept")).to_have_count(3)
    expect(admin.locator(".upload-results .refused")).to_contain_text(
        "SVG files can contain scripts"
    )
    screenshot(admin, "upload-many")

    admin.locator(".upload-results a").first.click()
    set_focal_point(admin)
    admin.locator("[name=alt]").fill("Nothing but color")
    screenshot(admin, "picture")
    admin.locator("[name=_continue]").click()
    expect(admin.locator("[name=focus_x]")).to_have_value("25")
    expect(admin.locator(".crop.wide")).to_have_class(re.compile("focus-x-20"))
    admin.goto("/admin/blog/picture/?care=bare")
    expect(admin.locator(".library > li")).to_have_count(2)
    screenshot(admin, "library")


def set_focal_point(admin: Page) -> None:
    """Set it a quarter from the left, three quarters from the top: by click, then by keyboard."""
    image = admin.locator(".focal-point-frame img")
    expect(image).to_have_js_property("complete", True)  # its size is also final
    box = image.bounding_box()
    assert box
    image.click(position={"x": box["width"] * 0.24, "y": box["height"] * 0.75})
    admin.locator("[name=focus_x]").focus()
    admin.keyboard.press("ArrowRight")


def test_uploading_several_pictures_without_scripts(ibid, author, browser):
    set_up(author, ibid.set_up_link)
    plain: BrowserContext = browser.new_context(
        base_url=ibid.url, java_script_enabled=False, storage_state=author.storage_state()
    )
    page = plain.new_page()
    page.goto("/admin/pictures/upload-many/")
    page.locator("[name=pictures]").set_input_files(
        [{"name": "a.png", "mimeType": "image/png", "buffer": picture_file().getvalue()}] * 2
    )
    page.get_by_role("button", name="Upload").click()
    expect(page.locator(".upload-results")).to_contain_text("Uploaded.")
    expect(page.locator(".upload-results")).to_contain_text("Already in the library")
    plain.close()

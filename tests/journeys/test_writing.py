"""Writing by keyboard alone, through crashes, with two editors; restoring old versions."""

import re

from playwright.sync_api import FileChooser, Page, expect

from tests.factories import picture_file
from tests.journeys.test_story import AXE, PASSWORD, axe, set_up, text

ADD = "/admin/blog/post/add/"
SENTENCE = "The river froze early that year and nobody crossed it before the second week of March. "
AGE = (
    "from datetime import timedelta; from django.db.models import F;"
    "from blog.posts.history.models import Revision;"
    "Revision.objects.update(made_at=F('made_at') - timedelta(days=7))"
)


def to_the_end(page: Page) -> None:
    """Move the cursor to the end and wait until the browser reports that to the editor."""
    expect(page.locator("#counts")).to_be_visible()
    text(page).press("Control+End")
    page.evaluate("() => new Promise(done => setTimeout(() => requestAnimationFrame(done), 60))")


def wait_for_autosave(page: Page) -> None:
    expect(page.locator("#autosave-status")).to_contain_text("Autosaved at")


def begin(page: Page, title: str, body: str) -> None:
    page.goto(ADD)
    expect(page.locator("#counts")).to_be_visible()  # once the page's script runs
    page.keyboard.type(title)
    page.keyboard.press("Enter")
    page.keyboard.type(body)


def saved(page: Page, button: str = "Save draft") -> str:
    """Save the post and return its URL."""
    page.get_by_role("button", name=button, exact=True).click()
    expect(page.locator(".messagelist")).to_contain_text("saved")
    return page.url


def log_in(page: Page, name: str) -> None:
    page.goto("/admin/login/")
    page.locator("[name=username]").fill(name)
    page.locator("[name=password]").fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/admin/$"))


def until_focused(page: Page, name: str, *, key: str = "Tab") -> None:
    """Press the key until the field or button with this name has the focus."""
    for _ in range(40):
        page.keyboard.press(key)
        if page.evaluate(
            "name => document.activeElement.name === name"
            " || document.activeElement.textContent.trim() === name",
            name,
        ):
            return
    raise AssertionError(f"{name} is not reached by {key}")


def cite_by_keyboard(page: Page, query: str, locator: str) -> None:
    page.keyboard.press("Control+Shift+F")
    dialog = page.get_by_role("dialog")
    expect(dialog.locator("[name=q]")).to_be_focused()
    page.keyboard.type(query)
    expect(dialog.get_by_role("radio")).to_have_count(1)
    page.keyboard.press("ArrowDown")
    expect(dialog.get_by_role("radio")).to_be_focused()
    until_focused(page, "locator")
    page.keyboard.type(locator)
    page.keyboard.press("Enter")
    expect(dialog).to_be_hidden()


def picture_by_keyboard(page: Page, alt: str) -> None:
    page.keyboard.press("Control+Shift+9")
    dialog = page.get_by_role("dialog")
    expect(dialog.locator("[name=q]")).to_be_focused()
    until_focused(page, "Upload a picture")
    page.keyboard.press("Enter")
    until_focused(page, "file")
    page.keyboard.press("Enter")
    expect(dialog.locator("[type=file]")).to_have_value(re.compile("river.png$"))
    until_focused(page, "alt")
    page.keyboard.type(alt)
    page.keyboard.press("Enter")
    expect(dialog).to_be_hidden()


def choose_a_file(chooser: FileChooser) -> None:
    """Choose a file in the browser's file dialog."""
    chooser.set_files(
        {"name": "river.png", "mimeType": "image/png", "buffer": picture_file().getvalue()}
    )


def test_a_long_post_with_the_keyboard_alone(ibid, author, screenshot):
    page = set_up(author, ibid.set_up_link)
    page.on("filechooser", choose_a_file)
    begin(page, "A Winter on the Ussuri", "")
    for part in range(4):
        page.keyboard.type(f"## Part {part + 1}\n")
        page.keyboard.type("It was **cold** and *quiet*, as [they said](https://example.org/a). ")
        for _ in range(16):
            page.keyboard.insert_text(SENTENCE)
        if part % 2:
            picture_by_keyboard(page, f"The river, part {part + 1}")
        else:
            cite_by_keyboard(page, "radchenko", str(part + 45))
            page.keyboard.press("Enter")
    page.keyboard.type("- one\ntwo\n\n> said\n\n\nThe end.")
    expect(page.locator("#counts")).to_have_text(re.compile(r"1[,.]?\d{3} words · 5 minutes"))
    expect(page.locator("#outline li")).to_have_text([f"Part {n}" for n in range(1, 5)])
    wait_for_autosave(page)
    page.keyboard.press("Control+Shift+Enter")
    expect(page.locator(".post-panel")).to_be_hidden()
    screenshot(page, "writing-focus-mode")
    page.keyboard.press("Control+Shift+Enter")
    page.keyboard.press("Control+s")
    expect(page.locator(".messagelist")).to_contain_text("Draft saved.")
    expect(text(page).locator("cite-ref")).to_have_count(2)
    expect(text(page).locator(".placed")).to_have_count(2)
    expect(text(page).locator("a[href='https://example.org/a']")).to_have_count(4)
    expect(text(page).locator("blockquote")).to_have_text("said")
    screenshot(page, "writing-long")


def test_a_killed_server_loses_nothing(ibid, author, start, screenshot):
    page = set_up(author, ibid.set_up_link)
    begin(page, "The Quiet River", "Saved by the server. ")
    wait_for_autosave(page)
    ibid.kill()
    ibid.wait_until_all_processes_end()
    page.keyboard.type("Typed while the server was down.")
    expect(page.locator("#autosave-error")).to_contain_text("saved in this browser")
    screenshot(page, "writing-offline")
    page.close()  # the browser crashes as well

    again = start(ibid.data_folder, port=ibid.port)
    page = author.new_page()
    page.goto(ADD)
    offer = page.locator("#unsaved .notice")
    expect(offer).to_contain_text("The Quiet River")
    offer.get_by_role("link", name="Compare").click()
    expect(page.locator(".diff")).to_contain_text("Typed while the server was down.")
    page.get_by_role("link", name="Restore").click()
    expect(text(page)).to_have_text("Saved by the server. Typed while the server was down.")
    url = saved(page)
    page.goto(ADD)
    expect(text(page)).to_be_visible()
    expect(page.locator("#unsaved .notice")).to_have_count(0)
    assert again.url in url


def test_logging_out_in_another_tab_loses_nothing(ibid, author):
    page = set_up(author, ibid.set_up_link)
    begin(page, "The Quiet River", "Before. ")
    wait_for_autosave(page)
    other = author.new_page()
    other.goto("/admin/")
    other.get_by_role("button", name="Log out").click()
    page.keyboard.type("After.")
    expect(page.locator("#autosave-error")).to_contain_text("You are logged out")
    log_in(other, "alice")
    page.keyboard.type(" Again.")
    expect(page.locator("#autosave-error")).to_be_hidden()
    saved(page)
    expect(text(page)).to_have_text("Before. After. Again.")


def test_two_editors_of_one_post_overwrite_nothing(ibid, author, browser, screenshot):
    page = set_up(author, ibid.set_up_link)
    begin(page, "The Quiet River", "First words.")
    url = saved(page)
    making = "from blog.people.models import Account; Account.objects.create_user"
    bob = f"'bob', name='Bob', password='{PASSWORD}', role='editor', is_staff=True"
    ibid.manage("shell", "-c", f"{making}({bob})")
    visit = browser.new_context(base_url=ibid.url)
    visit.set_default_timeout(10_000)
    theirs = visit.new_page()
    log_in(theirs, "bob")
    theirs.goto(url)
    expect(theirs.locator("#presence")).to_contain_text("Alice is also editing this post.")

    to_the_end(theirs)
    theirs.keyboard.type(" Of Bob.")
    saved(theirs)
    expect(page.locator("#presence")).to_contain_text("Bob saved this post", timeout=20_000)
    to_the_end(page)
    page.keyboard.type(" Of Alice.")
    expect(text(page)).to_have_text("First words. Of Alice.")
    page.get_by_role("button", name="Save draft").click()
    conflict = page.get_by_role("region", name="Two versions")
    expect(conflict.locator("del")).to_have_text("Bob")
    expect(conflict.locator("ins")).to_have_text("Alice")
    expect(text(page)).to_have_text("First words. Of Alice.")
    screenshot(page, "conflict")
    is_accessible(page)

    # The other version, to copy from; then both combined
    conflict.get_by_text("Stored text, to copy from").click()
    expect(conflict.locator(".text")).to_have_text("First words. Of Bob.")
    to_the_end(page)
    page.keyboard.type(" And Bob.")
    saved(page)
    expect(text(page)).to_have_text("First words. Of Alice. And Bob.")
    visit.close()


def test_restoring_last_week_s_version(ibid, author, screenshot):
    page = set_up(author, ibid.set_up_link)
    begin(page, "The Quiet River", "The island was empty in winter.")
    saved(page)
    ibid.manage("shell", "-c", AGE)
    to_the_end(page)
    for _ in "winter.":
        page.keyboard.press("Backspace")
    page.keyboard.type("summer.")
    url = saved(page)

    page.get_by_role("link", name="History").click()
    expect(page.locator(".versions li")).to_have_count(2)
    expect(page.locator(".diff del")).to_have_text("winter")
    expect(page.locator(".diff ins")).to_have_text("summer")
    screenshot(page, "history")
    is_accessible(page)
    page.get_by_role("button", name="Restore version 1").click()
    expect(page.locator(".messagelist")).to_contain_text("Version 1 was restored")
    assert page.url == url
    expect(text(page)).to_have_text("The island was empty in winter.")
    page.get_by_role("link", name="History").click()
    expect(page.locator(".versions li").first).to_contain_text("restored from version 1")


BRING = """([kind, bytes]) => {
  const transfer = new DataTransfer()
  transfer.items.add(new File([new Uint8Array(bytes)], "river.png", { type: "image/png" }))
  const area = document.querySelector(".ProseMirror")
  const { x, y } = area.firstElementChild.getBoundingClientRect()
  const shared = { bubbles: true, cancelable: true }
  const event =
    kind === "paste"
      ? new ClipboardEvent(kind, { clipboardData: transfer, ...shared })
      : new DragEvent(kind, { dataTransfer: transfer, clientX: x + 9, clientY: y + 9, ...shared })
  area.dispatchEvent(event)
}"""


def test_a_pasted_or_dropped_picture_asks_for_alt_text(ibid, author):
    page = set_up(author, ibid.set_up_link)
    begin(page, "The Quiet River", "Before.")
    for kind, alt in (("paste", "A river at night"), ("drop", "A river by day")):
        page.evaluate(BRING, [kind, list(picture_file().getvalue())])
        dialog = page.get_by_role("dialog")
        expect(dialog.locator("[method=post] [name=alt]")).to_be_focused()
        page.keyboard.type(alt)
        page.keyboard.press("Enter")
        expect(dialog).to_be_hidden()
        expect(text(page).get_by_role("img", name=alt)).to_be_visible()


def test_a_lead_picture_from_the_library_and_the_checklist(ibid, author, screenshot):
    page = set_up(author, ibid.set_up_link)
    begin(page, "The Quiet River", "#### Too deep\n")
    count = page.locator("#checklist-count")
    expect(count).to_have_text("4 to check")
    expect(page.locator("#checklist")).to_contain_text("“Too deep” skips a level")

    lead = page.get_by_role("group", name="Lead picture")
    lead.get_by_role("button", name="Choose a picture").click()
    dialog = page.get_by_role("dialog", name="Choose a picture")
    expect(dialog).to_be_visible()
    until_focused(page, "Upload a picture")
    page.keyboard.press("Enter")
    page.on("filechooser", choose_a_file)
    until_focused(page, "file")
    page.keyboard.press("Enter")
    until_focused(page, "alt")
    page.keyboard.type("The river")
    page.keyboard.press("Enter")
    expect(dialog).to_be_hidden()
    expect(lead).to_contain_text("The river")
    expect(lead.get_by_role("button", name="Replace picture")).to_be_focused()
    expect(count).to_have_text("3 to check")
    screenshot(page, "writing-lead")

    saved(page)
    lead.get_by_role("button", name="Replace picture").click()
    expect(dialog.get_by_role("radio", name="The river")).to_be_checked()
    expect(dialog.get_by_label("Caption")).to_be_hidden()
    dialog.get_by_role("radio").last.check(force=True)  # a person clicks the picture over it
    dialog.get_by_role("button", name="Choose", exact=True).click()
    expect(lead).not_to_contain_text("The river")
    lead.get_by_role("button", name="Remove picture").click()
    expect(lead.get_by_role("img")).to_be_hidden()
    expect(count).to_have_text("4 to check")


def test_previews_on_phone_and_desktop_and_a_preview_link(ibid, author, reader, screenshot):
    page = set_up(author, ibid.set_up_link)
    begin(page, "The Quiet River", "Not out yet.")
    page.get_by_role("button", name="Preview", exact=True).click()
    for name in ("Phone preview", "Desktop preview"):
        frame = page.frame_locator(f"[title='{name}']")
        expect(frame.get_by_role("heading", level=1)).to_have_text("The Quiet River")
    page.get_by_role("button", name="Create link").click()
    link = page.locator("[data-text]").text_content()
    screenshot(page, "preview")
    is_accessible(page)
    visitor = reader.new_page()
    visitor.goto(link)
    expect(visitor.locator("main")).to_contain_text("Not out yet.")
    page.get_by_role("button", name="Revoke link").click()
    expect(page.locator(".messagelist")).to_contain_text("was revoked")
    assert visitor.goto(link).status == 404


def test_the_editor_and_unsaved_changes_are_accessible(ibid, author, screenshot):
    page = set_up(author, ibid.set_up_link)
    page.goto("/admin/blog/post/")
    page.get_by_role("link", name=re.compile("^Friends, Brothers")).click()
    expect(text(page)).to_be_visible()
    page.evaluate("for (const fold of document.querySelectorAll('.fold')) fold.open = true")
    text(page).press("Control+Home")
    page.keyboard.type("New words. ")
    wait_for_autosave(page)
    screenshot(page, "writing-all-open")
    expect(text(page)).to_have_attribute("lang", "en")
    page.locator("[name=language]").select_option("de")
    page.keyboard.press("Tab")
    expect(text(page)).to_have_attribute("lang", "de")
    expect(page.locator("[name=title]")).to_have_attribute("lang", "de")
    assert text(page).evaluate("area => area.spellcheck")
    is_accessible(page)
    url = page.url
    page.goto("/admin/")
    page.goto(url)
    screenshot(page, "writing-offer")
    is_accessible(page)
    page.get_by_role("link", name="Compare").click()
    expect(page.locator(".block ins")).to_have_text("New words. ")
    screenshot(page, "unsaved")
    is_accessible(page)


def is_accessible(page: Page) -> None:
    """Check a phone and a desktop, light and dark."""
    for width in (390, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            found = axe.run(page, options=AXE)
            assert found.violations_count == 0, found.generate_report()
    page.emulate_media(color_scheme="light")

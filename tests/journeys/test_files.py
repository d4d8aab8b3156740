"""Documents and sound in a text: dropped or uploaded, broken off and resumed, read and heard."""

import re

from playwright.sync_api import Page, Route, expect

from tests import sample_files as samples
from tests.journeys.test_kinds import insert, is_accessible
from tests.journeys.test_story import set_up, text
from tests.journeys.test_writing import begin

DROP = """([name, bytes]) => {
  const transfer = new DataTransfer()
  transfer.items.add(new File([new Uint8Array(bytes)], name))
  const area = document.querySelector(".ProseMirror")
  const { x, y } = area.firstElementChild.getBoundingClientRect()
  const options = { bubbles: true, cancelable: true, dataTransfer: transfer }
  area.dispatchEvent(new DragEvent("drop", { clientX: x + 9, clientY: y + 9, ...options }))
}"""
MINUTES = samples.pdf("Minutes of the meeting", "Prices of wheat")
TALK = samples.wav(seconds=90)
CAPTIONS = samples.VTT.encode()


def published(page: Page) -> str:
    """Publish the post and return its path."""
    page.get_by_role("button", name="Publish", exact=True).click()
    expect(page.locator(".messagelist")).to_contain_text("Published")
    return page.get_by_role("link", name="View post").get_attribute("href") or ""


FOUND = """async () => {
  const answer = await fetch("/search/?q=wheat")
  return (await answer.text()).includes("minutes.pdf#page=2")
}"""


def upload_a_talk(page: Page) -> None:
    """Upload a recording with captions to the library."""
    page.goto("/admin/blog/mediafile/add/")
    page.locator("[type=file]").set_input_files(
        {"name": "talk.wav", "mimeType": "audio/wav", "buffer": TALK}
    )
    page.locator("[name=description]").fill("A talk of a minute and a half")
    page.get_by_role("button", name="Upload").click()
    page.locator("[name=new_captions]").set_input_files(
        {"name": "talk.vtt", "mimeType": "text/vtt", "buffer": CAPTIONS}
    )
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".messagelist")).to_contain_text("talk")


def test_a_document_and_a_talk_in_a_post(ibid, author, screenshot):
    page = set_up(author, ibid.set_up_link)
    upload_a_talk(page)
    begin(page, "The meeting", "Before.")
    page.evaluate(DROP, ["minutes.pdf", list(MINUTES)])
    dialog = page.get_by_role("dialog", name="Choose a file")
    expect(dialog.locator("[method=post] [name=description]")).to_be_focused()
    is_accessible(page)
    page.keyboard.type("The minutes of 1938")
    page.keyboard.press("Enter")
    expect(dialog).to_be_hidden()
    placed = text(page).locator(".placed")
    expect(placed).to_contain_text("minutes")

    insert(page, "File")
    dialog.get_by_role("radio", name="talk").check()
    dialog.get_by_role("button", name="Insert file").click()
    expect(placed).to_have_count(2)
    screenshot(page, "files-in-the-editor")
    path = published(page)

    page.goto(path)
    expect(page.locator(".file .card-title")).to_contain_text("PDF")
    page.get_by_text("Transcript").click()
    page.get_by_role("link", name="1:23").click()
    expect(page).to_have_url(re.compile("#t=83$"))
    page.wait_for_function("document.querySelector('audio').currentTime >= 83")
    screenshot(page, "files-on-the-page")
    page.wait_for_function(FOUND)  # once the worker has read the file


def test_an_upload_goes_on_after_a_broken_connection(ibid, author, screenshot):
    page = set_up(author, ibid.set_up_link)
    page.clock.install()
    offsets: list[str] = []

    def break_off(route: Route) -> None:
        """Let the first part through and break the second."""
        offsets.append(route.request.headers.get("upload-offset", ""))
        if len(offsets) == 2:
            route.abort("connectionreset")
        else:
            route.continue_()

    page.route(
        "**/files/parts/**",
        lambda route: break_off(route) if route.request.method == "PATCH" else route.continue_(),
    )
    page.goto("/admin/blog/mediafile/add/")
    page.locator("[type=file]").set_input_files(
        {"name": "talk.wav", "mimeType": "audio/wav", "buffer": samples.wav(seconds=700)}
    )
    page.locator("[name=description]").fill("A long talk")
    with page.expect_event("requestfailed"):
        page.get_by_role("button", name="Upload").click()
    page.clock.run_for(2000)
    expect(page.locator(".messagelist")).to_have_text("File uploaded.")
    assert offsets == ["0", str(4 * 1024 * 1024), str(4 * 1024 * 1024)]
    expect(page.locator(".file-facts")).to_contain_text("talk.wav")
    screenshot(page, "files-page")

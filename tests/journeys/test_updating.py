"""Changing a published post in peace, and saving right after typing."""

import re

from playwright.sync_api import expect

from tests.journeys.test_story import set_up, text
from tests.journeys.test_writing import begin, is_accessible, to_the_end

MESSAGES = ".messagelist"


def test_a_published_post_is_changed_in_peace(ibid, author, reader, screenshot):
    page = set_up(author, ibid.set_up_link)
    begin(page, "The Quiet River", "Old words.")
    page.get_by_role("button", name="Publish", exact=True).click()
    expect(page.locator(MESSAGES)).to_contain_text("Published.")
    editor, public = page.url, page.get_by_role("link", name="View post").get_attribute("href")

    # Kept as a draft, and previewed: readers see the published version
    to_the_end(page)
    page.keyboard.type(" New words.")
    page.get_by_role("button", name="Save draft", exact=True).click()
    expect(page.locator(MESSAGES)).to_contain_text("Readers still see the published version.")
    expect(page.locator(".post-notices")).to_contain_text("Unpublished changes, saved by Alice")
    expect(text(page)).to_have_text("Old words. New words.")
    screenshot(page, "unpublished-editor")
    is_accessible(page)
    page.get_by_role("button", name="Preview", exact=True).click()
    frame = page.frame_locator("[title='Desktop preview']")
    expect(frame.locator("main")).to_contain_text("New words.")
    expect(frame.locator("main")).to_contain_text("Preview of unpublished changes.")
    screenshot(page, "unpublished-preview")
    visitor = reader.new_page()
    visitor.goto(public)
    expect(visitor.locator("main")).to_contain_text("Old words.")
    expect(visitor.locator("main")).not_to_contain_text("New words.")

    # The list, and the comparison
    page.goto("/admin/blog/post/?stage=changed")
    expect(page.locator("#result_list tbody tr")).to_have_count(1)
    screenshot(page, "unpublished-list")
    page.goto(editor)
    page.get_by_role("link", name="Compare").click()
    expect(page.locator(".diff ins")).to_have_text(" New words.")
    screenshot(page, "unpublished-compare")
    is_accessible(page)

    # Discarded, typed again and published
    page.get_by_role("button", name="Discard changes").click()
    expect(page.locator(MESSAGES)).to_contain_text("were discarded")
    expect(text(page)).to_have_text("Old words.")
    to_the_end(page)
    page.keyboard.type(" Final words.")
    page.get_by_role("button", name="Update", exact=True).click()
    expect(page.locator(MESSAGES)).to_contain_text("Updated.")
    visitor.goto(public)
    expect(visitor.locator("main")).to_contain_text("Final words.")


def test_a_save_right_after_typing_leaves_nothing_unsaved(ibid, author):
    page = set_up(author, ibid.set_up_link)
    for number in range(3):
        begin(page, f"River {number}", "Typed and published at once.")
        page.get_by_role("button", name="Publish", exact=True).click()
        expect(page.locator(MESSAGES)).to_contain_text("Published.")
        expect(page.locator("#unsaved .notice")).to_have_count(0)
        for button, message in (("Save draft", "Draft saved."), ("Update", "Updated.")):
            to_the_end(page)
            page.keyboard.type(" More.")
            page.get_by_role("button", name=button, exact=True).click()
            expect(page.locator(MESSAGES)).to_contain_text(message)
            expect(page.locator("#unsaved .notice")).to_have_count(0)
    page.goto("/admin/blog/post/add/")
    expect(text(page)).to_be_visible()
    expect(page.locator("#unsaved .notice")).to_have_count(0)
    page.goto("/admin/")
    expect(page.get_by_role("heading", name=re.compile("^Unsaved changes"))).to_have_count(0)

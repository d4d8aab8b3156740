"""An owner brings an old blog in, and takes the whole blog out again, in the admin panel."""

import re
from zipfile import ZipFile

from playwright.sync_api import expect

from blog.exports.archives.zip_files import checked
from tests.imports.conftest import TAKEOUT
from tests.journeys.test_story import set_up


def test_an_old_blog_comes_in_and_the_blog_goes_out(ibid, author):
    page = set_up(author, ibid.set_up_link)
    page.goto("/admin/")
    page.get_by_role("link", name="Import a blog").click()
    page.get_by_label("Export", exact=True).set_input_files(
        {"name": "feed.atom", "mimeType": "application/xml", "buffer": TAKEOUT.read_bytes()}
    )
    page.get_by_role("button", name="Check export").click()
    expect(page.get_by_role("status")).to_have_text("Nothing has changed yet. This would come:")
    expect(page.get_by_role("row", name="Published posts")).to_be_visible()
    page.get_by_role("button", name="Import", exact=True).click()
    expect(page.get_by_text("Every old address was requested")).to_be_visible()

    page.goto("/admin/")
    page.get_by_role("link", name="Export the blog").click()
    page.get_by_role("button", name="Export", exact=True).click()
    link = page.get_by_role("link", name=re.compile(r"^ibid-.+\.zip$"))
    expect(link).to_be_visible()  # the page shows it once the worker has made it
    with page.expect_download() as download:
        link.click()
    assert download.value.suggested_filename == link.text_content()
    with ZipFile(download.value.path()) as archive:
        assert checked(archive)
    page.get_by_role("button", name=re.compile(r"^Delete ibid-")).click()
    expect(page.locator(".messagelist")).to_have_text("Export deleted.")
    expect(link).to_have_count(0)

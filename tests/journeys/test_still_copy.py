"""A still copy read from the disk: pages, and the search with and without JavaScript."""

import pytest
from playwright.sync_api import Browser, expect

from tests.journeys import server


@pytest.fixture(scope="module")
def copy(prepared_folder, tmp_path_factory):
    """A still copy of the example blog, made as an operator makes it."""
    folder = tmp_path_factory.mktemp("copy")
    data = server.copy_prepared(prepared_folder, folder / "data")
    environment = server.environment_for(data, port=server.free_port())
    done = server.run("freeze", str(folder / "still"), environment=environment)
    assert done.returncode == 0, done.stderr
    assert "broken" not in done.stdout
    return folder / "still"


def test_the_search_of_a_copy_works_from_the_disk(browser: Browser, copy):
    page = browser.new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto((copy / "index.html").as_uri())
    page.get_by_role("link", name="Search", exact=True).click()
    expect(page.get_by_text("Searching this copy needs JavaScript")).to_be_hidden()
    page.get_by_role("searchbox").fill("brothers enem")
    results = page.locator("ol.results li")
    expect(results).to_have_count(1)
    results.get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Friends, Brothers, Enemies")
    expect(page.get_by_text("nothing can be sent from here")).to_be_visible()
    assert [url for url in asked if not url.startswith("file:")] == []
    page.go_back()
    page.get_by_role("searchbox").fill("nowhereland")
    expect(page.get_by_role("status")).to_have_text("No results.")
    page.close()


def test_without_scripts_the_search_says_so(browser: Browser, copy):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((copy / "search" / "index.html").as_uri())
    note = page.get_by_text("Searching this copy needs JavaScript")
    expect(note).to_be_visible()
    note.get_by_role("link", name="archive").click()
    expect(page.get_by_role("heading", name="Archive", level=1)).to_be_visible()
    context.close()

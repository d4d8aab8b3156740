"""The owner changes the look of the blog with a preview; a reader sees it after saving."""

from playwright.sync_api import expect

from tests.journeys.test_story import AXE, axe, set_up


def test_settings_are_previewed_before_they_are_saved(ibid, author, reader, screenshot):
    admin = set_up(author, ibid.set_up_link)
    admin.goto("/admin/blog/site/")
    preview = admin.frame_locator("iframe[name=preview]")
    expect(preview.locator(".blog-name")).to_have_text("Marginal Notes")

    # The preview updates while typing; nothing is stored yet
    admin.locator("[name=name]").fill("River Notes")
    expect(preview.locator(".blog-name")).to_have_text("River Notes")
    admin.locator("[name=accent]").fill("#0b5394")
    expect(preview.locator(".date-header").first).to_have_css("color", "rgb(11, 83, 148)")
    admin.locator("[name=accent]").fill("blue")
    expect(preview.locator(".errorlist")).to_contain_text("six digits")
    admin.locator("[name=accent]").fill("#0b5394")
    visitor = reader.new_page()
    visitor.goto("/")
    expect(visitor.locator(".blog-name")).to_have_text("Marginal Notes")

    # A custom menu
    admin.locator("[name=menu_items-0-url]").fill("/sources/")
    admin.locator("[name=menu_items-0-title]").fill("What we read")
    expect(preview.get_by_role("navigation", name="Pages")).to_have_text("What we read")
    screenshot(admin, "settings")
    for scheme in ("light", "dark"):
        admin.emulate_media(color_scheme=scheme)
        found = axe.run(admin, options=AXE)
        assert found.violations_count == 0, found.generate_report()

    # After saving, readers see the changes
    admin.locator("[name=_save]").click()
    visitor.goto("/")
    expect(visitor.locator(".blog-name")).to_have_text("River Notes")
    expect(visitor.locator(".date-header").first).to_have_css("color", "rgb(11, 83, 148)")
    visitor.get_by_role("link", name="What we read").click()
    expect(visitor).to_have_url(f"{ibid.url}/sources/")

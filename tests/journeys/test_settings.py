"""The owner changes the look and the menu with a preview; a reader sees them after saving."""

from playwright.sync_api import Page, expect

from tests.factories import picture_file
from tests.journeys.test_story import AXE, axe, set_up


def check_accessibility(page: Page) -> None:
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        found = axe.run(page, options=AXE)
        assert found.violations_count == 0, found.generate_report()


def save(page: Page) -> None:
    page.locator("[name=_save]").click()
    expect(page.locator(".messagelist")).to_contain_text("Settings saved.")


def test_settings_are_previewed_before_they_are_saved(ibid, author, reader, screenshot):
    admin = set_up(author, ibid.set_up_link)
    admin.get_by_role("link", name="Settings").first.click()
    preview = admin.frame_locator("iframe[name=preview]")
    expect(preview.locator(".blog-name")).to_have_text("Marginal Notes")

    # The preview updates while typing; nothing is stored yet
    admin.locator("[name=name]").fill("River Notes")
    expect(preview.locator(".blog-name")).to_have_text("River Notes")
    visitor = reader.new_page()
    visitor.goto("/")
    expect(visitor.locator(".blog-name")).to_have_text("Marginal Notes")
    screenshot(admin, "settings-general")
    save(admin)

    # The look: a color from the picker, a logo from the library
    admin.get_by_role("link", name="Appearance").click()
    admin.get_by_label("pick a color").fill("#0b5394")
    expect(admin.locator("[name=accent]")).to_have_value("#0b5394")
    expect(preview.locator(".date-header").first).to_have_css("color", "rgb(11, 83, 148)")
    admin.locator("[name=accent]").fill("blue")
    expect(preview.locator(".errorlist")).to_contain_text("six digits")
    admin.locator("[name=accent]").fill("#0b5394")
    admin.get_by_role("button", name="Choose a picture").click()
    dialog = admin.get_by_role("dialog")
    dialog.get_by_text("Upload a picture").click()
    dialog.locator("[type=file]").set_input_files(
        {"name": "heron.png", "mimeType": "image/png", "buffer": picture_file().getvalue()}
    )
    dialog.locator("form[method=post] [name=alt]").fill("A heron")
    dialog.get_by_role("button", name="Upload and use").click()
    expect(admin.get_by_role("group", name="Logo")).to_contain_text("A heron")
    screenshot(admin, "settings-appearance")
    check_accessibility(admin)
    save(admin)
    visitor.goto("/")
    expect(visitor.locator(".blog-name")).to_have_text("River Notes")
    expect(visitor.locator(".date-header").first).to_have_css("color", "rgb(11, 83, 148)")
    expect(visitor.locator("header img").first).to_be_visible()


def test_the_menu_is_made_by_buttons_and_in_any_length(ibid, author, reader, screenshot):
    admin = set_up(author, ibid.set_up_link)
    admin.goto("/admin/settings/menu/")
    preview = admin.frame_locator("iframe[name=preview]").get_by_role("navigation", name="Pages")
    items = admin.locator(".menu-item:visible")
    expect(items).to_have_count(0)
    for number, label in enumerate(("What we read", "By tag", "By year", "Feeds")):
        admin.get_by_role("button", name="Add item").click()
        items.nth(number).get_by_label("Label").fill(label)
        items.nth(number).get_by_label("URL").fill(f"/{number}/")
    items.nth(2).get_by_role("button", name="Move up").press("Enter")
    expect(admin.get_by_role("status")).to_have_text("By year moved to position 2.")
    items.nth(3).get_by_role("button", name="Remove").click()
    expect(preview.get_by_role("link")).to_have_text(["What we read", "By year", "By tag"])
    screenshot(admin, "settings-menu")
    check_accessibility(admin)
    save(admin)
    expect(items).to_have_count(3)
    items.nth(0).get_by_role("button", name="Remove").click()
    save(admin)
    visitor = reader.new_page()
    visitor.goto("/")
    pages = visitor.get_by_role("navigation", name="Pages").get_by_role("link")
    expect(pages).to_have_text(["By year", "By tag"])


def test_on_a_phone_one_menu_leads_everywhere(ibid, author):
    admin = set_up(author, ibid.set_up_link)
    admin.set_viewport_size({"width": 390, "height": 844})
    admin.locator(".site-menu summary").click()
    menu = admin.locator(".site-menu")
    for name in ("Posts", "Sources", "Media", "Tags", "Settings", "Statistics", "Trash"):
        expect(menu.get_by_role("link", name=name, exact=True)).to_be_visible()
    menu.get_by_role("link", name="Settings", exact=True).click()
    expect(admin.get_by_role("heading", name="Settings")).to_be_visible()


def test_the_first_steps_end_with_removing_the_example(ibid, author, screenshot):
    admin = set_up(author, ibid.set_up_link)
    steps = admin.get_by_role("region", name="First steps")
    expect(steps.get_by_role("listitem")).to_have_count(3)
    screenshot(admin, "first-steps")
    steps.get_by_role("link", name="Remove the example posts").click()
    expect(admin.get_by_role("main")).to_contain_text("deleted for good")
    admin.get_by_role("button", name="Remove the example posts").click()
    expect(admin.locator(".messagelist")).to_contain_text("Example content removed.")
    expect(steps.locator(".done")).to_have_count(1)


def test_a_published_style_is_found_by_keyboard_and_used_by_a_post(ibid, author, screenshot):
    admin = set_up(author, ibid.set_up_link)
    admin.goto("/admin/settings/posts/")
    button = admin.get_by_role("button", name="Find another style")
    button.focus()
    admin.keyboard.press("Enter")
    dialog = admin.get_by_role("dialog", name="Find a citation style")
    expect(dialog.get_by_label("Journal, publisher or style")).to_be_focused()
    admin.keyboard.type("journal of modern history")
    expect(dialog.get_by_role("status")).to_have_text("1 style")
    expect(dialog.locator(".style-preview")).to_contain_text("2nd ed. (Cambridge, 2005), 23.")
    screenshot(admin, "style-dialog")
    check_accessibility(admin)
    admin.keyboard.press("ArrowDown")
    expect(dialog.get_by_role("radio")).to_be_checked()
    admin.keyboard.press("Enter")
    style = admin.locator("[name=citation_style]")
    expect(style).to_have_value("csl-the-journal-of-modern-history")
    expect(style).to_be_focused()
    save(admin)

    # Authors find styles in a post; one that the blog has is selected
    admin.goto("/admin/blog/post/add/")
    admin.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
    admin.get_by_role("button", name="Find another style").click()
    dialog.get_by_label("Cites by").select_option("note")
    dialog.get_by_label("Journal, publisher or style").fill("journal of modern history")
    expect(dialog.get_by_role("radio")).to_have_count(1)
    expect(dialog.get_by_text("already yours")).to_be_visible()
    dialog.get_by_role("radio").check()
    dialog.get_by_role("button", name="Use style").click()
    expect(style).to_have_value("csl-the-journal-of-modern-history")
    expect(style.locator("option[value^=csl]")).to_have_count(1)

"""`make theme-pictures`: take the screenshots of docs/theming.md, each with its CSS applied."""

import re
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests import needs
from tests.journeys import server
from tests.journeys.conftest import BROWSER_FLAGS
from tests.pages import PAGES

GUIDE = Path(__file__).parents[1] / "docs" / "theming.md"
SIZE = {"width": 1360, "height": 860}
SET_CSS = """
from blog.site.editing import save_site
from blog.site.models import Site
site = Site.objects.current()
site.custom_css = {css!r}
save_site(site)
"""


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=needs.chromium(), args=[*BROWSER_FLAGS, "--no-sandbox"]
        )
        ibid = server.start(Path(folder))
        ibid.wait_until_ready()
        ibid.manage("shell", "-c", "from tests.sample_blog import *; write_sample_blog()")
        for name, css in style_sheets().items():
            ibid.manage("shell", "-c", SET_CSS.format(css=css))
            _take_picture(browser, ibid.url + PAGES["specimen"], name)
        ibid.stop()
        browser.close()


def style_sheets() -> dict[str, str]:
    """Return the CSS block before each picture in the guide by its name; "" for the default."""
    pattern = re.compile(
        r"(?:```css\n(?P<css>.*?)```\s*)?!\[[^]]*]\(theming/(?P<name>\w+)\.png\)", re.DOTALL
    )
    return {
        found["name"]: found["css"] or "" for found in pattern.finditer(GUIDE.read_text("utf-8"))
    }


def _take_picture(browser: Browser, url: str, name: str) -> None:
    page = browser.new_page(viewport=SIZE)
    page.goto(url)
    page.screenshot(path=GUIDE.parent / "theming" / f"{name}.png")
    page.close()


if __name__ == "__main__":
    main()

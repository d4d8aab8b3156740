"""Pages that say with status 200 that there is nothing."""

import pytest

from blog.links.soft_404 import SHORT_PAGE, challenge, content_of, soft_404

ASKED = "https://ada.example/letter"


@pytest.mark.parametrize(
    ("html", "got", "evidence"),
    [
        ("<p>Welcome", "https://ada.example/", "It redirects to the home page."),
        ("<p>Welcome", "https://www.ada.example/index.html", "It redirects to the home page."),
        ("<title>404 - Ada</title>", ASKED, "The page says “404 - Ada”."),
        ("<h1>Page not found</h1><p>Sorry.", ASKED, "The page says “Page not found”."),
        ("<h1>Seite nicht gefunden</h1>", ASKED, "The page says “Seite nicht gefunden”."),
        ("<h2>Page introuvable</h2>", ASKED, "The page says “Page introuvable”."),
        ("<h1>Страница не найдена</h1>", ASKED, "The page says “Страница не найдена”."),
        ("<h1>页面不存在</h1>", ASKED, "The page says “页面不存在”."),
        (
            "<h1>ada.example</h1><p>This domain is for sale",
            ASKED,
            "The domain is parked: “domain is for sale”.",
        ),
    ],
)
def test_a_page_that_is_not_there(html, got, evidence):
    assert soft_404(content_of(html), asked=ASKED, got=got) == evidence


@pytest.mark.parametrize(
    ("html", "asked", "got"),
    [
        ("<h1>Letter</h1>", ASKED, ASKED),
        ("<h1>Letter</h1>", "https://ada.example/", "https://ada.example/"),
        ("<h1>Letter</h1>", ASKED, "https://ada.example/?p=7"),
        ("<h1>The King not found in London</h1><p>" + "x" * (SHORT_PAGE + 1), ASKED, ASKED),
        ("<h1>Letter</h1><script>'404 not found'</script>", ASKED, ASKED),
        ("<h1>Letter</h1><p>The original was not found.", ASKED, ASKED),
        ("", ASKED, ASKED),
    ],
)
def test_a_page_that_is(html, asked, got):
    assert soft_404(content_of(html), asked=asked, got=got) == ""


def test_a_page_that_asks_for_a_human():
    assert challenge(content_of("<title>Just a moment...</title>")) == "Just a moment"
    assert challenge(content_of("<p>Please verify you are human")) == "verify you are human"
    assert challenge(content_of("<title>Letter</title><p>It took just a minute.")) == ""
    assert challenge(content_of("<title>Just a moment</title><p>" + "x" * (SHORT_PAGE + 1))) == ""

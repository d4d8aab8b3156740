"""The owner's look, as CSS, and days as the blog writes them."""

from datetime import date

import pytest
from django.utils import translation

from blog.site import dates
from blog.site.appearance import DARK_PAPER, PAPER, accent_on, sheet_of
from blog.site.dates import DateFormat, format_day
from blog.site.editing import save_site
from blog.site.models import Site, Typeface, Width
from blog.text.formats.colors import READABLE, contrast, mixed
from blog.text.html.stylesheets import StylesheetError

DAY = date(2013, 7, 15)


def test_the_themes_own_look_needs_no_sheet():
    assert sheet_of(Site()) == ""


def test_what_the_owner_changed_sets_the_themes_properties():
    site = Site(
        accent="#0B5394",
        typeface=Typeface.SANS,
        width=Width.WIDE,
        custom_css=".masthead { color: teal }",
    )
    light, dark = accent_on("#0b5394", PAPER), accent_on("#0b5394", DARK_PAPER)
    first, second, third = sheet_of(site).splitlines()
    wash, dark_wash = mixed(light, PAPER, share=0.12), mixed(dark, DARK_PAPER, share=0.25)
    assert first.startswith(f":root{{--rubric:{light};--wash:{wash};--serif:ui-sans-serif")
    assert first.endswith("--measure:38rem}")
    assert (
        second
        == f"@media (prefers-color-scheme:dark){{:root{{--rubric:{dark};--wash:{dark_wash}}}}}"
    )
    assert third == ".masthead { color: teal }"
    assert contrast(dark, DARK_PAPER) >= READABLE
    assert light == "#0b5394"


@pytest.mark.django_db
def test_saving_makes_the_footer_and_names_the_sheet():
    site = Site(accent="#0b5394", footer="Kept by *Rosa* <script>x</script>")
    save_site(site)
    stored = Site.objects.current()
    assert stored.footer_html == "<p>Kept by <em>Rosa</em> &lt;script&gt;x&lt;/script&gt;</p>"
    assert len(stored.sheet_digest) == 12
    stored.accent, stored.footer = "", " "
    save_site(stored)
    assert (stored.sheet_digest, stored.footer_html) == ("", "")


@pytest.mark.django_db
def test_a_broken_sheet_is_not_stored():
    with pytest.raises(StylesheetError):
        save_site(Site(custom_css="@import '/x.css';"))
    assert not Site.objects.exists()


@pytest.mark.parametrize(
    ("language", "format", "text"),
    [
        ("en", DateFormat.OF_LANGUAGE, "July 15, 2013"),
        ("de", DateFormat.OF_LANGUAGE, "15. Juli 2013"),
        ("de", DateFormat.DAY_MONTH_YEAR, "15 Juli 2013"),
        ("en", DateFormat.MONTH_DAY_YEAR, "July 15, 2013"),
        ("en", DateFormat.SHORT, "15.07.2013"),
        ("de", DateFormat.ISO, "2013-07-15"),
    ],
)
def test_days_are_written_as_the_owner_chose(language, format, text):
    with translation.override(language), dates.override(format):
        assert format_day(DAY) == text
    with translation.override("en"):
        assert format_day(DAY) == "July 15, 2013"

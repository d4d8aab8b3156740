"""The attributes of Robust Links."""

from datetime import date

from blog.text.html.robust_links import Version, make_robust

DAY = date(2026, 11, 5)
LINK = '<i>Letter</i>, <a href="https://ada.example/?a=1&amp;b=2">there</a>'


def test_a_link_gets_the_date_and_the_url_of_its_copy():
    version = Version("https://ada.example/?a=1&b=2", DAY, "https://blog.example/copy/")
    assert make_robust(LINK, version) == (
        '<i>Letter</i>, <a href="https://ada.example/?a=1&amp;b=2"'
        ' data-originalurl="https://ada.example/?a=1&amp;b=2" data-versiondate="2026-11-05"'
        ' data-versionurl="https://blog.example/copy/">there</a>'
    )


def test_a_copy_that_readers_may_not_see_has_no_url():
    assert "data-versionurl" not in make_robust(LINK, Version("https://ada.example/?a=1&b=2", DAY))


def test_other_links_stay_as_they_are():
    assert make_robust(LINK, Version("https://ada.example/", DAY)) == LINK

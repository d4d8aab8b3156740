"""Browsers and bots."""

import pytest

from blog.statistics.bots import is_bot


@pytest.mark.parametrize(
    "user_agent",
    [
        "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 "
        "(KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1",
        "Mozilla/5.0 (Linux; Android 14; CUBOT X90) AppleWebKit/537.36 Chrome/140.0 Mobile",
        "Lynx/2.9.0 libwww-FM/2.14",
        "w3m/0.5.3",
    ],
)
def test_a_browser_is_no_bot(user_agent):
    assert not is_bot(user_agent)


@pytest.mark.parametrize(
    "user_agent",
    [
        "",
        "curl/8.5.0",
        "python-requests/2.32",
        "Somebody/1.0",
        "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
        "Mozilla/5.0 (compatible; bingbot/2.0)",
        "Mozilla/5.0 (X11) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/140.0 Safari",
        "facebookexternalhit/1.1",
        "Mozilla/5.0 (compatible; archive.org_bot)",
        "FeedReader/1.0",
        "Mozilla/5.0 (compatible; UptimeRobot/2.0)",
    ],
)
def test_programs_are_bots(user_agent):
    assert is_bot(user_agent)

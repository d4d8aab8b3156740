"""People and programs, and where they come from."""

import pytest

from blog.statistics.recognizing import is_browser, referring_host


@pytest.mark.parametrize(
    "agent",
    [
        "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 "
        "(KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1",
        "Mozilla/5.0 (Linux; Android 14; CUBOT X90) AppleWebKit/537.36 Chrome/140.0 Mobile",
        "Lynx/2.9.0 libwww-FM/2.14",
        "w3m/0.5.3",
    ],
)
def test_a_browser(agent):
    assert is_browser(agent)


@pytest.mark.parametrize(
    "agent",
    [
        "",
        "curl/8.5.0",
        "python-requests/2.32",
        "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
        "Mozilla/5.0 (compatible; bingbot/2.0)",
        "Mozilla/5.0 (X11) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/140.0 Safari",
        "facebookexternalhit/1.1",
        "Mozilla/5.0 (compatible; archive.org_bot)",
        "FeedReader/1.0",
        "Mozilla/5.0 (compatible; UptimeRobot/2.0)",
    ],
)
def test_a_program(agent):
    assert not is_browser(agent)


@pytest.mark.parametrize(
    ("referrer", "host"),
    [
        ("https://www.example.org/a/page?with=secrets", "example.org"),
        ("http://news.example.org:8080/", "news.example.org"),
        ("https://blog.example/other-post/", ""),
        ("https://www.blog.example/", ""),
        ("android-app://com.example", ""),
        ("https://localhost/", ""),
        ("https://[::1/", ""),
        ("https://exa mple.org/", ""),
        ("not an address", ""),
        ("", ""),
    ],
)
def test_the_host_that_led_here(referrer, host):
    assert referring_host(referrer, own_host="blog.example:8000") == host

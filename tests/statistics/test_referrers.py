"""The host a visitor came from."""

import pytest

from blog.statistics.referrers import referrer_host


@pytest.mark.parametrize(
    ("referrer", "host"),
    [
        ("https://www.example.org/a/page?with=secrets", "example.org"),
        ("http://news.example.org:8080/", "news.example.org"),
        ("https://EXAMPLE.org./", "example.org"),
        ("https://blog.example/other-post/", ""),
        ("https://www.blog.example/", ""),
        ("android-app://com.example", ""),
        ("ftp://files.example.org/", ""),
        ("https://localhost/", ""),
        (f"https://{'a' * 96}.org/", f"{'a' * 96}.org"),
        (f"https://{'a' * 97}.org/", ""),
        ("https://[::1/", ""),
        ("https://exa mple.org/", ""),
        ("not a URL", ""),
        ("", ""),
    ],
)
def test_the_host_of_a_referrer(referrer, host):
    assert referrer_host(referrer, own_host="blog.example:8000") == host

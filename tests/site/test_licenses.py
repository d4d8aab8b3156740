"""Licenses and the URLs of their texts."""

import pytest

from blog.site.licenses import License, license_url


@pytest.mark.parametrize(
    ("license", "url"),
    [
        (License.CC0, "https://creativecommons.org/publicdomain/zero/1.0/"),
        (License.CC_BY_NC_ND, "https://creativecommons.org/licenses/by-nc-nd/4.0/"),
        (License.ALL_RIGHTS_RESERVED, ""),
        ("", ""),
    ],
)
def test_the_url_of_a_license(license, url):
    assert license_url(license) == url

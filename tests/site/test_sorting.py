"""The order of titles in the active language."""

import pytest
from django.utils.translation import override

from blog.site.sorting import title_in_order


@pytest.mark.parametrize(
    ("language", "titles"),
    [
        ("de", ["Der Anfang", "Brief", "The Ende"]),
        ("en", ["Brief", "Der Anfang", "The Ende"]),
    ],
)
def test_the_articles_of_the_language_do_not_count(language, titles):
    with override(language):
        assert sorted({*titles}, key=title_in_order) == titles

"""The honeypot."""

import pytest

from tests.comments.spam.checks import findings_of

pytestmark = pytest.mark.usefixtures("open_blog")


def test_a_filled_in_hidden_field_is_spam():
    assert findings_of(honeypot="http://shop.example") == [
        ("honeypot", "spam", "the hidden field was filled in")
    ]

"""The owner's blocklist."""

import pytest

from blog.comments.spam.rules import SpamRules
from tests.comments.spam.checks import findings_of

pytestmark = pytest.mark.usefixtures("open_blog")
DOMAIN = "the blocked domain a.example"


@pytest.mark.parametrize(
    ("field", "entry", "sent", "reason"),
    [
        ("phrases", "Letter", {}, "the blocked phrase “Letter”"),
        ("phrases", "the letter  YOU", {}, "the blocked phrase “the letter  YOU”"),
        ("phrases", "lette", {}, None),
        ("names", "READER", {}, "the blocked name “READER”"),
        ("names", "x@a.example", {"email": "X@a.example"}, "the blocked name “x@a.example”"),
        ("domains", "a.example", {"website": "https://www.a.example/"}, DOMAIN),
        ("domains", "a.example", {"body": "See http://b.a.example/x"}, DOMAIN),
        ("domains", "a.example", {"email": "me@A.example"}, DOMAIN),
        ("domains", "a.example", {"website": "https://aa.example/"}, None),
        ("networks", "192.0.2.0/24", {"ip": "192.0.2.9"}, "the blocked network 192.0.2.0/24"),
        ("networks", "2001:db8::/32", {"ip": "192.0.2.9"}, None),
        ("networks", "192.0.2.0/24", {"ip": ""}, None),
    ],
)  # fmt: skip
def test_what_the_owner_blocks_is_spam(field, entry, sent, reason):
    lines = entry if field == "networks" else f"nothing.example\n\n {entry} \n"
    SpamRules.objects.create(pk=1, **{field: lines})
    assert findings_of(**sent) == ([("blocklist", "spam", reason)] if reason else [])


def test_what_the_owner_blocks_may_be_held_instead():
    SpamRules.objects.create(pk=1, phrases="letter", outcome="hold")
    assert findings_of() == [("blocklist", "hold", "the blocked phrase “letter”")]

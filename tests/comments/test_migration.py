"""What migration 0009 makes of the rows of Ibid 0.1."""

from importlib import import_module

import pytest
from django.apps import apps

from blog.comments.spam.models import SpamCheck
from blog.posts.models import Post
from tests.factories import A_DAY, make_comment, make_post

pytestmark = pytest.mark.django_db
migration = import_module("blog.migrations.0009_comments")


def test_findings_get_the_new_names_of_layers():
    old = [
        {"layer": "trap", "outcome": "spam", "reason": "filled in", "words": []},
        {"layer": "filter", "outcome": "spam", "reason": "90 %", "words": [["casino", 0.9]]},
        {"layer": "policy", "outcome": "hold", "reason": "first"},
    ]
    check = SpamCheck.objects.create(
        comment=make_comment(), checked_at=A_DAY, initial_state="spam", findings=old
    )
    for _ in range(2):
        migration.rename_findings(apps, None)
        check.refresh_from_db()
        assert [(found.layer, found.reason, found.tokens) for found in check.found] == [
            ("honeypot", "filled in", ()),
            ("bayes", "90 %", (("casino", 0.9),)),
            ("policy", "first", ()),
        ]


def test_reactions_get_urls():
    post = make_post()
    old = [{"kind": "like", "by": [{"name": "Ada", "address": "https://ada.example/"}], "more": 2}]
    Post.objects.update(reactions=old)
    migration.rename_reactions(apps, None)
    post.refresh_from_db()
    by = [{"name": "Ada", "url": "https://ada.example/"}]
    assert post.reactions == [{"kind": "like", "by": by, "more": 2}]

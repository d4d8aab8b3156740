"""Whether and until when a post is open to comments."""

from datetime import timedelta

import pytest
import time_machine

from blog.comments.models import State
from blog.comments.policy import closing_time, is_open
from blog.comments.posting import CommentsClosed
from blog.site.models import Site
from tests.factories import A_DAY, make_draft, make_post, send_comment, submission

pytestmark = pytest.mark.django_db


def blog(**fields) -> Site:
    return Site.objects.update_or_create(pk=1, defaults=fields)[0]


@pytest.mark.parametrize(
    ("of_blog", "of_post", "days"),
    [(0, None, None), (30, None, 30), (30, 0, None), (30, 5, 5), (0, 5, 5)],
)
def test_a_post_s_own_days_override_the_blog_s(of_blog, of_post, days):
    post = make_post(comment_days=of_post)
    expected = None if days is None else A_DAY + timedelta(days=days)
    assert closing_time(post, blog(comment_days=of_blog)) == expected


def test_a_post_closes_automatically():
    site, post = blog(comment_policy="open", comment_days=30), make_post()
    with time_machine.travel(A_DAY + timedelta(days=29, hours=23), tick=False):
        assert is_open(post, site)
        assert send_comment(post, submission()).state == State.PUBLISHED
    with time_machine.travel(A_DAY + timedelta(days=30), tick=False):
        assert not is_open(post, site)
        with pytest.raises(CommentsClosed):
            send_comment(post, submission(body="Too late"))


def test_a_closed_post_is_not_open():
    assert not is_open(make_post(comment_policy="closed"), blog(comment_days=0))


def test_a_draft_does_not_close():
    assert closing_time(make_draft(), blog(comment_days=30)) is None

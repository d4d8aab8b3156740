"""Rate limits per IP address and per network."""

from datetime import UTC, datetime

import pytest
import time_machine

from blog.comments.models import Comment, State
from blog.comments.posting import CommentRefused
from tests.comments.spam.checks import sent
from tests.factories import make_post, send_comment

pytestmark = pytest.mark.usefixtures("open_blog")


def test_an_ip_address_may_send_so_many(settings):
    settings.COMMENTS_RATE = "2/m"
    post = make_post()
    for number in range(2):
        send_comment(post, sent(body=f"{number} {number}", ip="192.0.2.1"))
    with pytest.raises(CommentRefused, match=r"Your comment is still in the form"):
        send_comment(post, sent(body="one more", ip="192.0.2.1"))
    assert Comment.objects.count() == 2
    assert send_comment(post, sent(body="another", ip="192.0.2.2")).state == State.PUBLISHED


def test_the_rate_of_an_ip_address_counts_across_midnight(settings):
    settings.COMMENTS_RATE = "1/m"
    post = make_post()
    with time_machine.travel(datetime(2026, 11, 24, 23, 59, 30, tzinfo=UTC), tick=False):
        send_comment(post, sent(body="first", ip="192.0.2.1"))
    soon = time_machine.travel(datetime(2026, 11, 25, 0, 0, 10, tzinfo=UTC), tick=False)
    with soon, pytest.raises(CommentRefused):
        send_comment(post, sent(body="second", ip="192.0.2.1"))
    with time_machine.travel(datetime(2026, 11, 25, 0, 0, 31, tzinfo=UTC), tick=False):
        assert send_comment(post, sent(body="third", ip="192.0.2.1")).pk


@pytest.mark.parametrize("network", ["192.0.2.{}", "2001:db8:1:{}::1"])
def test_a_network_may_send_three_times_as_many_and_the_rest_is_held(settings, network):
    settings.COMMENTS_RATE = "1/m"
    post = make_post()
    states = [
        send_comment(post, sent(body=f"{number} {number}", ip=network.format(number))).state
        for number in range(3)
    ]
    assert states == [State.PUBLISHED] * 3
    late = send_comment(post, sent(body="one more", ip=network.format(9)))
    assert (late.state, late.reasons) == (State.PENDING, ["too many comments from this network"])
    settings.COMMENTS_NETWORK_RATE = "5/m"
    assert send_comment(post, sent(body="last", ip=network.format(10))).state == State.PUBLISHED


def test_an_edited_comment_is_not_counted_again(settings):
    settings.COMMENTS_RATE = "1/m"
    post = make_post()
    comment = send_comment(post, sent(body="first", ip="192.0.2.1"))
    assert send_comment(post, sent(body="second", ip="192.0.2.1", edited=comment)).pk

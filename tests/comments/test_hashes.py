"""Hashes of submissions and senders."""

import pytest

from blog.comments.hashes import sender_hash, submission_hash
from blog.posts.models import Post
from tests.factories import submission

POST = Post(pk=1)
IP = {"ip": "192.0.2.1", "user_agent": "A browser"}


def test_the_same_submission_has_the_same_hash_whatever_its_line_ends_and_sender():
    first = submission(body="One\r\ntwo", **IP)
    second = submission(body="One\ntwo", ip="192.0.2.2", stamp="another", proof="another")
    assert submission_hash(first, post=POST) == submission_hash(second, post=POST)


@pytest.mark.parametrize(
    "other",
    [
        {"body": "Another"},
        {"name": "Ben"},
        {"email": "b@example.org"},
        {"website": "https://b.example"},
        {"original_url": "https://b.example/1"},
    ],
)
def test_another_submission_has_another_hash(other):
    assert submission_hash(submission(), post=POST) != submission_hash(
        submission(**other), post=POST
    )


def test_the_same_submission_on_another_post_has_another_hash():
    assert submission_hash(submission(), post=POST) != submission_hash(
        submission(), post=Post(pk=2)
    )


def test_a_sender_is_recognized_by_ip_address_and_browser():
    senders = [
        IP,
        IP | {"ip": "192.0.2.2"},
        IP | {"user_agent": "Another browser"},
    ]
    assert len({sender_hash(submission(**sender)) for sender in senders}) == 3
    assert sender_hash(submission(body="Another", **IP)) == sender_hash(submission(**IP))
    assert "192.0.2.1" not in sender_hash(submission(**IP))


def test_without_an_ip_address_there_is_no_sender_hash():
    assert sender_hash(submission(user_agent="A browser")) == ""


def test_another_blog_has_other_hashes(settings):
    before = submission_hash(submission(), post=POST)
    settings.SECRET_KEY = "another"
    assert submission_hash(submission(), post=POST) != before

"""Proof of work: when it is required, and what is valid."""

import hashlib
from datetime import timedelta
from itertools import count

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from blog.comments.models import State
from blog.comments.spam.layers.proof_of_work import challenge
from blog.comments.spam.rules import SpamRules
from blog.site.models import Site
from tests.factories import make_comment, make_post, send_comment, submission

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _open_and_easy(settings):
    settings.COMMENTS_PROOF_BITS = 8
    Site.objects.update_or_create(pk=1, defaults={"comment_policy": "open"})


def solved(task: str, *, bits: int = 8) -> str:
    """As the script in the browser does it."""
    for number in count():
        answer = f"{task} {number}"
        first = int.from_bytes(hashlib.sha256(answer.encode()).digest()[:4])
        if first >> (32 - bits) == 0:
            return answer
    raise AssertionError


def always() -> None:
    SpamRules.objects.create(pk=1, proof="always")


def test_it_is_not_required_while_there_is_little_spam(client):
    assert client.get(reverse("comment-proof")).status_code == 204
    assert send_comment(make_post(), submission()).state == State.PUBLISHED


def test_it_is_required_while_there_is_much_spam(client, settings):
    settings.COMMENTS_PROOF_AT = 2
    post = make_post()
    for number in range(2):
        assert client.get(reverse("comment-proof")).status_code == 204
        send_comment(post, submission(body=f"{number}", honeypot="x"))
    task = client.get(reverse("comment-proof")).json()
    assert task["bits"] == 8
    assert send_comment(post, submission()).reasons == ["no proof of work"]
    done = send_comment(post, submission(body="Done", proof=solved(task["challenge"])))
    assert done.state == State.PUBLISHED
    with time_machine.travel(timezone.now() + timedelta(hours=1, minutes=1), tick=False):
        assert client.get(reverse("comment-proof")).status_code == 204


def test_the_spam_of_exactly_an_hour_ago_does_not_count(client, settings):
    settings.COMMENTS_PROOF_AT = 1
    now = timezone.now()
    with time_machine.travel(now, tick=False):
        send_comment(make_post(), submission(honeypot="x"))
    answers = []
    for age in (timedelta(hours=1), timedelta(hours=1) - timedelta(microseconds=1)):
        with time_machine.travel(now + age, tick=False):
            answers.append(client.get(reverse("comment-proof")).status_code)
    assert answers == [204, 200]


def test_it_may_never_be_required(client, settings):
    settings.COMMENTS_PROOF_AT = 1
    SpamRules.objects.create(pk=1, proof="never")
    send_comment(make_post(), submission(honeypot="x"))
    assert client.get(reverse("comment-proof")).status_code == 204


def test_a_challenge_is_never_cached(client):
    always()
    assert "no-store" in client.get(reverse("comment-proof"))["Cache-Control"]


def test_an_answer_is_valid_for_one_comment():
    always()
    post, answer = make_post(), solved(challenge())
    states = [send_comment(post, submission(body=body, proof=answer)).state for body in "ab"]
    assert states == [State.PUBLISHED, State.PENDING]


@pytest.mark.parametrize("proof", ["", "none", "forged:abc 12", "x"])
def test_an_invalid_proof_is_held(proof):
    always()
    comment = send_comment(make_post(), submission(proof=proof))
    assert (comment.state, comment.reasons) == (State.PENDING, ["no proof of work"])


def test_an_unsolved_or_an_old_challenge_is_invalid():
    always()
    task = challenge()
    wrong = next(
        f"{task} {n}" for n in count() if hashlib.sha256(f"{task} {n}".encode()).digest()[0]
    )
    post = make_post()
    assert send_comment(post, submission(body="a", proof=wrong)).state == State.PENDING
    answer = solved(task)
    with time_machine.travel(timezone.now() + timedelta(hours=1, minutes=1), tick=False):
        assert send_comment(post, submission(body="b", proof=answer)).state == State.PENDING


def test_known_commenters_need_none():
    always()
    known = {"name": "Ann", "email": "ann@example.org"}
    make_comment(**known)
    assert send_comment(make_post(), submission(**known)).state == State.PUBLISHED

"""Proof of work: when it is asked for, and what counts as one."""

import hashlib
from datetime import timedelta
from itertools import count

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from blog.comments.models import State
from blog.comments.posting import post_comment
from blog.comments.spam.layers.proof_of_work import challenge
from blog.comments.spam.models import Rules
from blog.site.models import Site
from tests.factories import make_comment, make_post, submission

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
    Rules.objects.create(pk=1, proof="always")


def test_nothing_is_asked_while_little_spam_comes(client):
    assert client.get(reverse("comment-proof")).status_code == 204
    assert post_comment(make_post(), submission()).state == State.PUBLISHED


def test_it_is_asked_for_by_itself_while_much_spam_comes(client, settings):
    settings.COMMENTS_PROOF_AT = 2
    post = make_post()
    for number in range(2):
        assert client.get(reverse("comment-proof")).status_code == 204
        post_comment(post, submission(body=f"{number}", trap="x"))
    task = client.get(reverse("comment-proof")).json()
    assert task["bits"] == 8
    assert post_comment(post, submission()).reasons == ["without the proof of work"]
    done = post_comment(post, submission(body="Done", proof=solved(task["challenge"])))
    assert done.state == State.PUBLISHED
    with time_machine.travel(timezone.now() + timedelta(hours=1, minutes=1), tick=False):
        assert client.get(reverse("comment-proof")).status_code == 204


def test_a_challenge_is_never_kept_by_a_cache(client):
    always()
    assert "no-store" in client.get(reverse("comment-proof"))["Cache-Control"]


def test_an_answer_is_good_for_one_comment():
    always()
    post, answer = make_post(), solved(challenge())
    states = [post_comment(post, submission(body=body, proof=answer)).state for body in "ab"]
    assert states == [State.PUBLISHED, State.PENDING]


@pytest.mark.parametrize("said", ["", "none", "forged:abc 12", "x"])
def test_what_is_no_proof(said):
    always()
    comment = post_comment(make_post(), submission(proof=said))
    assert (comment.state, comment.reasons) == (State.PENDING, ["without the proof of work"])


def test_an_unsolved_or_an_old_challenge_is_no_proof():
    always()
    task = challenge()
    wrong = next(
        f"{task} {n}" for n in count() if hashlib.sha256(f"{task} {n}".encode()).digest()[0]
    )
    post = make_post()
    assert post_comment(post, submission(body="a", proof=wrong)).state == State.PENDING
    answer = solved(task)
    with time_machine.travel(timezone.now() + timedelta(hours=1, minutes=1), tick=False):
        assert post_comment(post, submission(body="b", proof=answer)).state == State.PENDING


def test_who_is_known_needs_none():
    always()
    known = {"name": "Ann", "email": "ann@example.org"}
    make_comment(**known)
    assert post_comment(make_post(), submission(**known)).state == State.PUBLISHED

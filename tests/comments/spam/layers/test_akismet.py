"""Akismet: asked where there is a key, never relied on."""

from urllib.parse import parse_qs

import pytest
from django_tasks_db.models import DBTaskResult

from blog.comments.models import Comment, State
from blog.comments.moderation.deciding import mark_spam
from blog.comments.posting import post_comment
from blog.comments.spam.late_verdicts import settle
from blog.comments.spam.tasks import ask_akismet
from blog.net.fetching import FetchFailed
from blog.site.models import Site
from tests.factories import make_comment, make_post, submission
from tests.internet import authority, internet

__all__ = ["authority", "internet"]

pytestmark = pytest.mark.django_db
ASK = "rest.akismet.com/1.1/comment-check"


@pytest.fixture(autouse=True)
def _key(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    settings.AKISMET_KEY, settings.PUBLIC_URL = "k3y", "https://blog.example"
    Site.objects.update_or_create(pk=1, defaults={"comment_policy": "open"})


def sent(**said) -> Comment:
    said = {"address": "192.0.2.77", "email": "a@b.example", "body": "Grüße & more"} | said
    return post_comment(make_post(), submission(**said))


def fate(comment: Comment) -> tuple[str, list[str]]:
    comment.refresh_from_db()
    return comment.state, comment.reasons


def test_a_comment_waits_until_it_is_asked_about():
    assert fate(sent()) == (State.PENDING, ["Akismet has not answered yet"])


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("true", (State.SPAM, ["Akismet takes it for spam"])),
        ("false", (State.PUBLISHED, [])),
    ],
)
def test_its_answer_settles_the_verdict(internet, answer, expected):
    internet.page(ASK, answer, kind="text/plain; charset=utf-8")
    comment = sent()
    settle(comment)
    assert fate(comment) == expected
    assert [said["layer"] for said in comment.judgement.findings].count("akismet") == 1
    settle(comment)
    assert len(internet.asked) == 1


def test_what_it_is_told(internet):
    internet.page(ASK, "false", kind="text/plain")
    settle(sent())
    (asked,) = internet.asked
    told = {name: values[0] for name, values in parse_qs(asked.body).items()}
    assert asked.head.startswith("POST /1.1/comment-check ")
    assert told.pop("permalink").startswith("https://blog.example/2013/07/")
    assert told == {
        "api_key": "k3y",
        "blog": "https://blog.example",
        "user_ip": "192.0.2.0",
        "comment_type": "comment",
        "comment_author": "Reader",
        "comment_author_email": "a@b.example",
        "comment_content": "Grüße & more",
    }


@pytest.mark.parametrize(
    "answer",
    [
        {"body": "invalid"},
        {"body": "", "status": "500 Internal Server Error"},
        {"body": "", "status": "302 Found", "headers": ["Location: https://other.example/"]},
    ],
)
def test_without_an_answer_the_comment_waits_for_a_person(internet, answer):
    internet.page(ASK, kind="text/plain", **answer)
    comment = sent()
    with pytest.raises(FetchFailed):
        settle(comment)
    assert fate(comment) == (State.PENDING, ["Akismet has not answered yet"])
    assert internet.urls == [ASK]


def test_what_else_was_found_still_counts(internet):
    internet.page(ASK, "false", kind="text/plain")
    comment = sent(body="a.com b.com c.com")
    settle(comment)
    state, reasons = fate(comment)
    assert (state, reasons[0]) == (State.PENDING, "3 links")
    assert "Akismet has not answered yet" not in reasons


def test_what_a_person_decided_meanwhile_stays(internet):
    internet.page(ASK, "false", kind="text/plain")
    comment = sent()
    mark_spam(comment)
    settle(comment)
    assert (fate(comment)[0], internet.asked) == (State.SPAM, [])


def test_who_is_known_is_nobody_else_s_business():
    make_comment(name="Reader", email="a@b.example")
    assert fate(sent()) == (State.PUBLISHED, [])


def test_without_a_key_nobody_is_asked(settings):
    settings.AKISMET_KEY = ""
    assert fate(sent()) == (State.PUBLISHED, [])


def test_the_worker_is_asked_to_in_the_same_transaction(internet):
    internet.page(ASK, "false", kind="text/plain")
    comment = sent()
    (task,) = DBTaskResult.objects.all()
    assert task.task == ask_akismet
    ask_akismet.call(*task.args_kwargs["args"])
    assert fate(comment)[0] == State.PUBLISHED


def test_readers_are_told_once_it_is_published(internet, settings):
    settings.MAIL_IS_ON = True
    internet.page(ASK, "false", kind="text/plain")
    settle(sent())
    assert [task.task.name for task in DBTaskResult.objects.order_by("enqueued_at")] == [
        "ask_akismet",
        "tell_moderators",
        "tell_readers",
    ]


def test_a_comment_that_is_gone_is_not_asked_about(internet):
    ask_akismet.call(0)
    assert internet.asked == []

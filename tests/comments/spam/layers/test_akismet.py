"""Akismet and late verdicts: asked if there is a key, never relied on."""

from urllib.parse import parse_qs

import pytest
from django_tasks_db.models import DBTaskResult

from blog.comments.models import Comment, State
from blog.comments.moderation.deciding import mark_spam
from blog.comments.spam.late_verdicts import complete_check
from blog.comments.spam.tasks import ask_akismet
from blog.net.fetching import FetchFailed
from blog.site.models import Site
from tests.factories import make_comment, make_post, send_comment, submission
from tests.internet import authority, internet
from tests.interrupting import assert_all_or_nothing

__all__ = ["authority", "internet"]

pytestmark = pytest.mark.django_db
ENDPOINT = "rest.akismet.com/1.1/comment-check"


@pytest.fixture(autouse=True)
def _key(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    settings.AKISMET_KEY, settings.PUBLIC_URL = "k3y", "https://blog.example"
    Site.objects.update_or_create(pk=1, defaults={"comment_policy": "open"})


def sent(**fields) -> Comment:
    fields = {"ip": "192.0.2.77", "email": "a@b.example", "body": "Grüße & more"} | fields
    return send_comment(make_post(), submission(**fields))


def state_of(comment: Comment) -> tuple[str, list[str]]:
    comment.refresh_from_db()
    return comment.state, comment.reasons


def test_a_comment_is_held_until_akismet_answers():
    assert state_of(sent()) == (State.PENDING, ["Akismet has not answered yet"])


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("true", (State.SPAM, ["Akismet says it is spam"])),
        ("false", (State.PUBLISHED, [])),
    ],
)
def test_its_answer_completes_the_verdict(internet, answer, expected):
    internet.page(ENDPOINT, answer, kind="text/plain; charset=utf-8")
    comment = sent()
    complete_check(comment)
    assert state_of(comment) == expected
    assert [finding["layer"] for finding in comment.spam_check.findings].count("akismet") == 1
    complete_check(comment)
    assert len(internet.asked) == 1


def test_what_it_is_sent(internet):
    internet.page(ENDPOINT, "false", kind="text/plain")
    complete_check(sent())
    (asked,) = internet.asked
    data = {name: values[0] for name, values in parse_qs(asked.body).items()}
    assert asked.head.startswith("POST /1.1/comment-check ")
    assert data.pop("permalink").startswith("https://blog.example/2013/07/")
    assert data == {
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
def test_without_an_answer_the_comment_stays_held(internet, answer):
    internet.page(ENDPOINT, kind="text/plain", **answer)
    comment = sent()
    with pytest.raises(FetchFailed):
        complete_check(comment)
    assert state_of(comment) == (State.PENDING, ["Akismet has not answered yet"])
    assert internet.urls == [ENDPOINT]


def test_other_findings_still_count(internet):
    internet.page(ENDPOINT, "false", kind="text/plain")
    comment = sent(body="a.com b.com c.com")
    complete_check(comment)
    state, reasons = state_of(comment)
    assert (state, reasons[0]) == (State.PENDING, "3 links")
    assert "Akismet has not answered yet" not in reasons


def test_a_decision_made_in_the_meantime_stays(internet):
    internet.page(ENDPOINT, "false", kind="text/plain")
    comment = sent()
    mark_spam(comment)
    complete_check(comment)
    assert (state_of(comment)[0], internet.asked) == (State.SPAM, [])


def test_known_commenters_are_not_sent_to_akismet():
    make_comment(name="Reader", email="a@b.example")
    assert state_of(sent()) == (State.PUBLISHED, [])


def test_without_a_key_akismet_is_not_asked(settings):
    settings.AKISMET_KEY = ""
    assert state_of(sent()) == (State.PUBLISHED, [])


def test_the_task_is_queued_in_the_same_transaction(internet):
    internet.page(ENDPOINT, "false", kind="text/plain")
    comment = sent()
    (task,) = DBTaskResult.objects.all()
    assert task.task == ask_akismet
    ask_akismet.call(*task.args_kwargs["args"])
    assert state_of(comment)[0] == State.PUBLISHED


def test_followers_are_notified_once_it_is_published(internet, settings):
    settings.MAIL_IS_ON = True
    internet.page(ENDPOINT, "false", kind="text/plain")
    complete_check(sent())
    assert [task.task.name for task in DBTaskResult.objects.order_by("enqueued_at")] == [
        "ask_akismet",
        "notify_moderators",
        "notify_followers",
    ]


def test_a_deleted_comment_is_not_asked_about(internet):
    ask_akismet.call(0)
    assert internet.asked == []


def test_a_late_verdict_is_all_or_nothing(internet):
    internet.page(ENDPOINT, "true", kind="text/plain")
    comment = sent()
    assert_all_or_nothing(lambda: complete_check(Comment.objects.get(pk=comment.pk)))

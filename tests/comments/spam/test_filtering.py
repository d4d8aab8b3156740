"""Filtering a comment by all layers, and storing their findings."""

import pytest
from django_tasks_db.models import DBTaskResult

from blog.comments.models import Comment, State
from blog.comments.spam.filtering import filter_comment
from blog.comments.spam.models import SpamCheck
from blog.site.models import Site
from tests.comments.spam.checks import KNOWN, LONG, LONGER, sent
from tests.factories import make_post, send_comment

pytestmark = pytest.mark.usefixtures("open_blog")


def test_a_plain_comment_is_published():
    comment = send_comment(make_post(), sent(ip="192.0.2.1"))
    assert (comment.state, comment.reasons) == (State.PUBLISHED, [])
    assert [(finding["layer"], finding["outcome"]) for finding in comment.spam_check.findings] == [
        ("bayes", "pass"),
        ("policy", "pass"),
    ]


def test_the_check_is_stored():
    comment = send_comment(make_post(), sent(user_agent="curl/8.1", honeypot="x"))
    check = SpamCheck.objects.get()
    assert (check.comment, check.initial_state, check.agent) == (comment, State.SPAM, "curl")
    assert [found.layer for found in check.found] == ["honeypot", "bayes", "policy"]


@pytest.mark.usefixtures("queued_tasks")
def test_akismet_is_not_asked_about_a_comment_with_findings_of_other_layers():
    send_comment(make_post(), sent(honeypot="x"))
    assert not DBTaskResult.objects.filter(task_path__endswith=".ask_akismet").exists()


def test_the_ip_address_is_not_stored():
    comment = send_comment(make_post(), sent(ip="192.0.2.77"))
    rows = [str(list(model.objects.values())) for model in (Comment, SpamCheck)]
    assert comment.network == "192.0.2.0/24"
    assert "192.0.2.77" not in "".join(rows)


def test_filtering_costs_the_same_however_much_there_is(django_assert_max_num_queries):
    post, site = make_post(), Site.objects.current()
    for number in range(5):
        send_comment(post, sent(body=f"{LONG} {number}", ip="192.0.2.1", **KNOWN))
    with django_assert_max_num_queries(10):  # one of them PostgreSQL's lock
        filter_comment(sent(body=LONGER, ip="192.0.2.1", **KNOWN), post=post, site=site)

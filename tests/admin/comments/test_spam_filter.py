"""The spam filter in the admin panel."""

import pytest
from django.urls import reverse

from blog.comments.models import State
from blog.comments.spam.rules import SpamRules
from blog.people.models import Role
from tests.factories import make_account, make_comment, make_post, send_comment, submission

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner(client):
    client.force_login(make_account("owner", role=Role.OWNER))


@pytest.mark.parametrize("name", ["spam-filter", "spam-filter-rules"])
@pytest.mark.parametrize("role", [Role.AUTHOR, Role.MODERATOR, Role.EDITOR])
def test_only_the_owner_may_see_it(client, name, role):
    client.force_login(make_account(role=role))
    assert client.get(reverse(f"admin:{name}")).status_code == 404


def test_a_month_without_comments(client, owner):
    page = client.get(reverse("admin:spam-filter")).content.decode()
    assert "No data in this period." in page
    assert "<table" not in page


def test_results_by_layer(client, owner):
    comment = send_comment(make_post(), submission(honeypot="x"))
    assert comment.state == State.SPAM
    page = client.get(reverse("admin:spam-filter"))
    first = page.context["month"].results[0]
    assert (first.layer, first.outcome, first.counts.spam) == ("honeypot", "spam", 1)
    assert "Comments by day: 0 published, 0 pending, 1 spam" in page.content.decode()


def test_rules_are_stored_and_used(client, owner):
    data = {
        "phrases": "casino\r\nfree money",
        "names": "",
        "domains": "spam.example",
        "networks": "192.0.2.0/24\r\n2001:db8::1",
        "outcome": "hold",
        "proof": "never",
    }
    response = client.post(reverse("admin:spam-filter-rules"), data)
    assert response["Location"] == reverse("admin:spam-filter")
    rules = SpamRules.objects.get()
    assert rules.lines_of("phrases") == ["casino", "free money"]
    comment = send_comment(make_post(), submission(body="Free money for all"))
    assert comment.reasons[0] == "the blocked phrase “free money”"
    data["phrases"] = ""
    client.post(reverse("admin:spam-filter-rules"), data)
    assert SpamRules.objects.get().phrases == ""


@pytest.mark.parametrize(
    ("field", "text", "error"),
    [
        ("networks", "192.0.2.0/24\nmy house", "“my house” is neither an IP address nor a network"),
        ("domains", "https://a.example/", "“https://a.example/” is not a domain."),
        ("outcome", "publish", "Select a valid choice"),
    ],
)
def test_an_invalid_line_is_named_and_nothing_is_lost(client, owner, field, text, error):
    data = {"phrases": "some words", "outcome": "spam", "proof": "always", field: text}
    response = client.post(reverse("admin:spam-filter-rules"), data)
    page = response.content.decode()
    assert response.status_code == 422
    assert error in page.replace("&#x27;", "'")
    assert "some words" in page
    assert not SpamRules.objects.exists()


def test_the_queue_shows_the_findings_and_the_tokens_that_counted(client, owner):
    sent = submission(body="Casino <b>bonus</b> for you", honeypot="x", name="Deals")
    comment = send_comment(make_post(), sent)
    for url in (
        reverse("admin:comment-queue") + "?tab=spam",
        reverse("admin:comment", args=[comment.pk]),
    ):
        page = client.get(url).content.decode()
        assert "Honeypot: spam (the hidden field was filled in)" in page
        assert "<bdi>casino</bdi>" in page


def test_a_comment_without_a_check_has_no_findings(client, owner):
    comment = make_comment()
    page = client.get(reverse("admin:comment", args=[comment.pk])).content.decode()
    assert "Why it was held" not in page

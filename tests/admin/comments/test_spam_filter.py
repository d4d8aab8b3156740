"""How comments are judged, in the admin panel."""

import pytest
from django.urls import reverse

from blog.comments.models import State
from blog.comments.posting import post_comment
from blog.comments.spam.models import Rules
from blog.people.models import Role
from tests.factories import make_account, make_comment, make_post, submission

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner(client):
    client.force_login(make_account("owner", role=Role.OWNER))


@pytest.mark.parametrize("name", ["judging", "judging-rules"])
@pytest.mark.parametrize("role", [Role.AUTHOR, Role.MODERATOR, Role.EDITOR])
def test_only_the_owner_comes_in(client, name, role):
    client.force_login(make_account(role=role))
    assert client.get(reverse(f"admin:{name}")).status_code == 404


def test_a_silent_month(client, owner):
    page = client.get(reverse("admin:judging")).content.decode()
    assert "Nobody has sent a comment." in page
    assert "<table" not in page


def test_what_the_layers_did(client, owner):
    comment = post_comment(make_post(), submission(trap="x"))
    assert comment.state == State.SPAM
    page = client.get(reverse("admin:judging"))
    first = page.context["month"].said[0]
    assert (first.layer, first.outcome, first.fates.spam) == ("trap", "spam", 1)
    assert "Comments by day: 0 published, 0 waiting, 1 spam" in page.content.decode()


def test_the_lists_are_kept_and_used(client, owner):
    said = {
        "words": "casino\r\nfree money",
        "names": "",
        "domains": "spam.example",
        "networks": "192.0.2.0/24\r\n2001:db8::1",
        "outcome": "hold",
        "proof": "never",
    }
    response = client.post(reverse("admin:judging-rules"), said)
    assert response["Location"] == reverse("admin:judging")
    rules = Rules.objects.get()
    assert rules.lines_of("words") == ["casino", "free money"]
    comment = post_comment(make_post(), submission(body="Free money for all"))
    assert comment.reasons[0] == "the blocked word “free money”"
    said["words"] = ""
    client.post(reverse("admin:judging-rules"), said)
    assert Rules.objects.get().words == ""


@pytest.mark.parametrize(
    ("field", "text", "error"),
    [
        ("networks", "192.0.2.0/24\nmy house", "“my house” is neither an address nor a network"),
        ("domains", "https://a.example/", "“https://a.example/” is not a domain."),
        ("outcome", "publish", "Select a valid choice"),
    ],
)
def test_a_line_that_means_nothing_is_named_and_nothing_is_lost(client, owner, field, text, error):
    said = {"words": "kept words", "outcome": "spam", "proof": "always", field: text}
    response = client.post(reverse("admin:judging-rules"), said)
    page = response.content.decode()
    assert response.status_code == 422
    assert error in page.replace("&#x27;", "'")
    assert "kept words" in page
    assert not Rules.objects.exists()


def test_the_queue_shows_what_each_layer_said_and_the_words_that_spoke(client, owner):
    sent = submission(body="Casino <b>bonus</b> for you", trap="x", name="Deals")
    comment = post_comment(make_post(), sent)
    for address in (
        reverse("admin:comment-queue") + "?tab=spam",
        reverse("admin:comment", args=[comment.pk]),
    ):
        page = client.get(address).content.decode()
        assert "Hidden trap: spam (the field that no person sees was filled in)" in page
        assert "<bdi>casino</bdi>" in page


def test_a_comment_that_was_never_judged_shows_nothing_of_it(client, owner):
    comment = make_comment()
    page = client.get(reverse("admin:comment", args=[comment.pk])).content.decode()
    assert "How it was judged" not in page

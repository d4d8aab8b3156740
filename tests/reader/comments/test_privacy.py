"""Your comments here: asked for by mail, seen, taken away and erased."""

import json

import pytest
from django.test import Client
from django.urls import reverse

from blog.comments.emails.models import Follow
from blog.comments.models import Comment, State
from blog.comments.privacy.data_requests import claim
from blog.mail.models import Email
from tests.factories import make_comment, make_post

pytestmark = pytest.mark.django_db

ASK = reverse("comments-claim")


@pytest.fixture(autouse=True)
def mail(settings):
    settings.MAIL_IS_ON = True
    settings.ORIGIN = ""


@pytest.fixture
def post():
    return make_post(title="The Quiet River")


@pytest.fixture
def theirs(post):
    return make_comment(
        post=post, name="Rosa", email="rosa@example.org", body="My *words*", state=State.PENDING
    )


@pytest.fixture
def address(theirs):
    claim("rosa@example.org")
    (link,) = [word for word in Email.objects.get().text.split() if word.startswith("/comments")]
    return link


def test_the_answer_is_the_same_whether_the_address_is_known(client, theirs):
    pages = []
    for email in ("rosa@example.org", "stranger@example.org"):
        response = client.post(ASK, {"email": email}, follow=True)
        pages.append((response.redirect_chain, response.content))
    assert pages[0] == pages[1]
    assert b"an email with a link is on its way" in pages[0][1]
    assert [email.to for email in Email.objects.all()] == ["rosa@example.org"]


def test_a_bad_address_comes_back(client):
    response = client.post(ASK, {"email": "rosa"})
    assert response.status_code == 422
    assert 'value="rosa"' in response.content.decode()


def test_another_site_asks_for_nobody(theirs):
    client = Client(headers={"Sec-Fetch-Site": "cross-site"})
    assert client.post(ASK, {"email": "rosa@example.org"}).status_code == 403
    assert not Email.objects.exists()


def test_without_mail_it_says_so(settings, client):
    settings.MAIL_IS_ON = False
    page = client.get(ASK).content.decode()
    assert ("This blog sends no mail" in page, "<form" in page) == (True, False)


def test_the_link_shows_what_is_theirs(client, post, address):
    make_comment(post=post, body="Of another")
    Follow.objects.create(post=post, email="rosa@example.org")
    response = client.get(address)
    page = response.content.decode()
    for words in ("<em>words</em>", "The Quiet River", "waiting", "not confirmed"):
        assert words in page
    assert "Of another" not in page
    assert response["Cache-Control"] == "private, no-store"
    assert response["X-Robots-Tag"] == "noindex"


def test_it_is_taken_away_as_a_file(client, address):
    response = client.get(f"{address}export/")
    assert response["Content-Disposition"] == 'attachment; filename="my-comments.json"'
    assert [comment["body"] for comment in json.loads(response.content)["comments"]] == [
        "My *words*"
    ]


def test_those_marked_are_erased_if_they_are_sure(client, post, theirs, address):
    other = make_comment(post=post, email="rosa@example.org", body="Stays")
    foreign = make_comment(post=post, email="ben@example.org", body="Of another")
    said = {"chosen": [theirs.pk]}
    assert (
        "say that you are sure"
        in client.post(f"{address}erase/", said, follow=True).content.decode()
    )
    client.post(f"{address}erase/", {"chosen": [theirs.pk, foreign.pk], "sure": "on"})
    assert set(Comment.objects.exclude(body="")) == {theirs, other, foreign}
    client.post(f"{address}erase/", said | {"sure": "on"})
    assert set(Comment.objects.exclude(body="")) == {other, foreign}


def test_everything_is_erased_and_the_link_with_it(client, theirs, address):
    done = client.post(f"{address}erase/", {"everything": "1", "sure": "on"})
    assert "Nothing is kept here about your address" in done.content.decode()
    assert Comment.objects.get().body == ""
    assert client.get(address).status_code == 410


@pytest.mark.parametrize("path", ["", "export/"])
def test_a_link_that_is_none_shows_nothing(client, theirs, path):
    assert client.get(f"/comments/mine/none/{path}").status_code == 410


def test_a_link_that_is_none_erases_nothing(client, theirs, address):
    said = {"everything": "1", "sure": "on"}
    assert client.post("/comments/mine/none/erase/", said).status_code == 410
    assert client.get(f"{address}erase/").status_code == 405
    cross = Client(headers={"Sec-Fetch-Site": "cross-site"})
    assert cross.post(f"{address}erase/", said).status_code == 403
    assert Comment.objects.get().body == "My *words*"

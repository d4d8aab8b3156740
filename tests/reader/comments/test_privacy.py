"""A commenter's data: requested by email, seen, exported and erased."""

import json

import pytest
from django.test import Client
from django.urls import reverse

from blog.comments.emails.models import Follow
from blog.comments.models import Comment, State
from blog.comments.privacy.data_requests import request_data
from blog.mail.models import Email
from tests.factories import make_comment, make_post

pytestmark = pytest.mark.django_db

REQUEST = reverse("comment-data-request")


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
def data_url(theirs):
    request_data("rosa@example.org")
    (link,) = [word for word in Email.objects.get().text.split() if word.startswith("/comments")]
    return link


def test_the_response_does_not_reveal_whether_the_email_is_known(client, theirs):
    pages = []
    for email in ("rosa@example.org", "stranger@example.org"):
        response = client.post(REQUEST, {"email": email}, follow=True)
        pages.append((response.redirect_chain, response.content))
    assert pages[0] == pages[1]
    assert b"we have sent it a link" in pages[0][1]
    assert [email.to for email in Email.objects.all()] == ["rosa@example.org"]


def test_an_invalid_email_comes_back(client):
    response = client.post(REQUEST, {"email": "rosa"})
    assert response.status_code == 422
    assert 'value="rosa"' in response.content.decode()


def test_another_site_s_form_is_refused(theirs):
    client = Client(headers={"Sec-Fetch-Site": "cross-site"})
    assert client.post(REQUEST, {"email": "rosa@example.org"}).status_code == 403
    assert not Email.objects.exists()


def test_without_mail_it_says_so(settings, client):
    settings.MAIL_IS_ON = False
    page = client.get(REQUEST).content.decode()
    assert ("This blog cannot send emails" in page, "<form" in page) == (True, False)


def test_the_link_shows_their_data(client, post, data_url):
    make_comment(post=post, body="Of another")
    Follow.objects.create(post=post, email="rosa@example.org")
    response = client.get(data_url)
    page = response.content.decode()
    for text in ("<em>words</em>", "The Quiet River", "pending", "not confirmed"):
        assert text in page
    assert "Of another" not in page
    assert response["Cache-Control"] == "private, no-store"
    assert response["X-Robots-Tag"] == "noindex"


def test_the_data_is_exported_as_json(client, data_url):
    response = client.get(f"{data_url}export/")
    assert response["Content-Disposition"] == 'attachment; filename="my-comments.json"'
    assert [comment["body"] for comment in json.loads(response.content)["comments"]] == [
        "My *words*"
    ]


def test_selected_comments_are_erased_after_confirmation(client, post, theirs, data_url):
    other = make_comment(post=post, email="rosa@example.org", body="Stays")
    foreign = make_comment(post=post, email="ben@example.org", body="Of another")
    data = {"chosen": [theirs.pk]}
    assert (
        "Confirm with the checkbox"
        in client.post(f"{data_url}erase/", data, follow=True).content.decode()
    )
    client.post(f"{data_url}erase/", {"chosen": [theirs.pk, foreign.pk], "confirmed": "on"})
    assert set(Comment.objects.exclude(body="")) == {theirs, other, foreign}
    client.post(f"{data_url}erase/", data | {"confirmed": "on"})
    assert set(Comment.objects.exclude(body="")) == {other, foreign}


def test_everything_is_erased_and_the_link_with_it(client, theirs, data_url):
    done = client.post(f"{data_url}erase/", {"everything": "1", "confirmed": "on"})
    assert "We no longer store any data about your email" in done.content.decode()
    assert Comment.objects.get().body == ""
    assert client.get(data_url).status_code == 410


@pytest.mark.parametrize("path", ["", "export/"])
def test_an_invalid_link_shows_nothing(client, theirs, path):
    assert client.get(f"/comments/mine/none/{path}").status_code == 410


def test_an_invalid_link_erases_nothing(client, theirs, data_url):
    data = {"everything": "1", "confirmed": "on"}
    assert client.post("/comments/mine/none/erase/", data).status_code == 410
    assert client.get(f"{data_url}erase/").status_code == 405
    cross = Client(headers={"Sec-Fetch-Site": "cross-site"})
    assert cross.post(f"{data_url}erase/", data).status_code == 403
    assert Comment.objects.get().body == "My *words*"

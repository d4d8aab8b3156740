"""The pages for followers of a post."""

import pytest
from django.test import Client

from blog.comments.emails.following import follow_url, unsubscribe_headers
from blog.comments.emails.models import Follow, Scope
from tests.factories import make_post

pytestmark = pytest.mark.django_db


@pytest.fixture
def follow(settings):
    settings.ORIGIN = ""
    return Follow.objects.create(post=make_post(title="The Quiet River"), email="rosa@example.org")


def one_click(follow: Follow) -> str:
    return unsubscribe_headers(follow)["List-Unsubscribe"].strip("<>")


def test_a_link_asks_and_then_confirms(client, follow):
    url = follow_url(follow)
    page = client.get(url)
    assert "The Quiet River" in page.content.decode()
    assert "rosa@" not in page.content.decode()
    assert page["Cache-Control"] == "private, no-store"
    assert not Follow.objects.confirmed().exists()
    assert client.post(url, {"scope": "none"}).status_code == 200
    assert not Follow.objects.confirmed().exists()
    assert client.post(url, {"scope": "all"})["Location"] == url
    assert Follow.objects.confirmed().get().scope == Scope.ALL
    assert "You get emails about comments on:" in client.get(url).content.decode()


def test_another_site_s_form_confirms_nothing(follow):
    client = Client(headers={"Sec-Fetch-Site": "cross-site"})
    assert client.post(follow_url(follow), {"scope": "all"}).status_code == 403
    assert not Follow.objects.confirmed().exists()


def test_one_click_in_a_mail_program_ends_it(follow):
    """RFC 8058: a POST from anywhere, without cookies, answered without a redirect."""
    client = Client(enforce_csrf_checks=True, headers={"Origin": "https://mail.example"})
    response = client.post(one_click(follow), {"List-Unsubscribe": "One-Click"})
    assert response.status_code == 200
    assert not Follow.objects.exists()


def test_opening_the_one_click_link_by_hand_asks_first(client, follow):
    page = client.get(one_click(follow)).content.decode()
    assert "Unsubscribe</button>" in page
    assert Follow.objects.exists()


def test_an_ended_follow_says_so(client, follow):
    urls = follow_url(follow), one_click(follow)
    client.post(urls[1])
    for url in urls:
        for response in (client.get(url), client.post(url)):
            assert response.status_code == 200
            assert "This subscription has ended" in response.content.decode()


SENT = {"name": "Rosa", "email": "Rosa@example.org", "body": "A comment.", "follow": "on"}


def test_the_form_offers_it_if_there_is_mail(client, settings):
    post = make_post()
    for has_mail in (False, True):
        settings.MAIL_IS_ON = has_mail
        page = client.get(post.get_absolute_url()).content.decode()
        assert ("Notify me of replies by email" in page) is has_mail
        assert "Privacy: what we store" in page


@pytest.mark.parametrize(("has_mail", "expected"), [(True, ["rosa@example.org"]), (False, [])])
def test_a_request_in_the_form_is_stored_unconfirmed(client, settings, has_mail, expected):
    settings.MAIL_IS_ON = has_mail
    post = make_post()
    assert client.post(f"/comments/{post.pk}/post/", SENT).status_code == 302
    assert [follow.email for follow in Follow.objects.filter(confirmed_at=None)] == expected


@pytest.mark.parametrize(
    ("email", "messages"), [("", ["enter your email"]), ("rosa", ["valid email"])]
)
def test_a_request_without_a_valid_email_is_an_error(client, settings, email, messages):
    settings.MAIL_IS_ON = True
    post = make_post()
    response = client.post(f"/comments/{post.pk}/post/", SENT | {"email": email})
    errors = response.context["form"].errors
    assert list(errors) == ["email"]
    assert [message in errors["email"][0] for message in messages] == [True]
    assert response.status_code == 422
    assert not Follow.objects.exists()

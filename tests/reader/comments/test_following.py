"""The pages behind the links in every email to a follower."""

import pytest
from django.test import Client

from blog.comments.emails.following import follow_address, stop_headers
from blog.comments.emails.models import Follow, Scope
from tests.factories import make_post

pytestmark = pytest.mark.django_db


@pytest.fixture
def follow(settings):
    settings.ORIGIN = ""
    return Follow.objects.create(post=make_post(title="The Quiet River"), email="rosa@example.org")


def one_click(follow: Follow) -> str:
    return stop_headers(follow)["List-Unsubscribe"].strip("<>")


def test_a_link_asks_and_then_confirms(client, follow):
    address = follow_address(follow)
    page = client.get(address)
    assert "The Quiet River" in page.content.decode()
    assert "rosa@" not in page.content.decode()
    assert page["Cache-Control"] == "private, no-store"
    assert not Follow.objects.confirmed().exists()
    assert client.post(address, {"scope": "none"}).status_code == 200
    assert not Follow.objects.confirmed().exists()
    assert client.post(address, {"scope": "all"})["Location"] == address
    assert Follow.objects.confirmed().get().scope == Scope.ALL
    assert "You are told of what is said under:" in client.get(address).content.decode()


def test_another_site_s_form_confirms_nothing(follow):
    client = Client(headers={"Sec-Fetch-Site": "cross-site"})
    assert client.post(follow_address(follow), {"scope": "all"}).status_code == 403
    assert not Follow.objects.confirmed().exists()


def test_one_click_in_a_mail_program_ends_it(follow):
    """RFC 8058: a POST from anywhere, without cookies, answered without a redirect."""
    client = Client(enforce_csrf_checks=True, headers={"Origin": "https://mail.example"})
    response = client.post(one_click(follow), {"List-Unsubscribe": "One-Click"})
    assert response.status_code == 200
    assert not Follow.objects.exists()


def test_following_the_same_address_by_hand_asks_first(client, follow):
    page = client.get(one_click(follow)).content.decode()
    assert "Stop</button>" in page
    assert Follow.objects.exists()


def test_what_has_ended_says_so(client, follow):
    addresses = follow_address(follow), one_click(follow)
    client.post(addresses[1])
    for address in addresses:
        for response in (client.get(address), client.post(address)):
            assert response.status_code == 200
            assert "This has ended" in response.content.decode()


SAID = {"name": "Rosa", "email": "Rosa@example.org", "body": "A comment.", "follow": "on"}


def test_the_form_asks_for_it_where_there_is_mail(client, settings):
    post = make_post()
    for has_mail in (False, True):
        settings.MAIL_IS_ON = has_mail
        page = client.get(post.get_absolute_url()).content.decode()
        assert ("Tell me of answers by e-mail" in page) is has_mail
        assert "What is kept about you" in page


@pytest.mark.parametrize(("has_mail", "expected"), [(True, ["rosa@example.org"]), (False, [])])
def test_a_wish_in_the_form_is_kept_until_confirmed(client, settings, has_mail, expected):
    settings.MAIL_IS_ON = has_mail
    post = make_post()
    assert client.post(f"/comments/{post.pk}/post/", SAID).status_code == 302
    assert [follow.email for follow in Follow.objects.filter(confirmed_at=None)] == expected


@pytest.mark.parametrize(
    ("email", "complaints"), [("", ["say where to write to"]), ("rosa", ["valid email"])]
)
def test_a_wish_without_an_address_comes_back(client, settings, email, complaints):
    settings.MAIL_IS_ON = True
    post = make_post()
    response = client.post(f"/comments/{post.pk}/post/", SAID | {"email": email})
    errors = response.context["form"].errors
    assert list(errors) == ["email"]
    assert [words in errors["email"][0] for words in complaints] == [True]
    assert response.status_code == 422
    assert not Follow.objects.exists()

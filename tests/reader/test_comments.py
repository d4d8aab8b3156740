"""Post a Comment, as a browser without cookies and scripts does."""

import pytest

from blog.comments.models import Comment, State
from tests.factories import make_comment, make_draft, make_post

pytestmark = pytest.mark.django_db

SAID = {"name": "Ann", "email": "ann@example.org", "website": "example.org", "body": "*Hello*"}


def send(client, post, said=None, **headers):
    return client.post(
        f"/comments/{post.pk}/post/", SAID if said is None else said, headers=headers
    )


def test_a_comment_is_stored_and_waits(client):
    post = make_post()
    response = send(client, post)
    comment = Comment.objects.get()
    assert (comment.post, comment.name, comment.email, comment.website, comment.state) == (
        post,
        "Ann",
        "ann@example.org",
        "https://example.org",
        State.PENDING,
    )
    assert response.status_code == 302
    outcome = client.get(response["Location"]).content.decode()
    assert "waits for" in outcome
    assert "<em>Hello</em>" in outcome


def test_only_the_writer_sees_what_waits(client):
    post = make_post()
    send(client, post)
    for address in (post.get_absolute_url(), post.get_absolute_url() + "?comment=1"):
        assert "<em>Hello</em>" not in client.get(address).content.decode()


def test_an_approved_person_s_comment_appears_at_once(client):
    post = make_post()
    make_comment(post=post, name="Ann", email="ann@example.org")
    response = send(client, post)
    comment = Comment.objects.latest("pk")
    assert response["Location"] == f"{post.get_absolute_url()}#c{comment.pk}"
    assert f'id="c{comment.pk}"' in client.get(post.get_absolute_url()).content.decode()


def test_a_reply_names_its_parent(client):
    parent = make_comment()
    send(client, parent.post, SAID | {"parent": parent.pk})
    assert Comment.objects.latest("pk").parent == parent


@pytest.mark.parametrize("parent", ["999", "x", "-1", "9" * 40])
def test_a_reply_to_nothing_is_an_error(client, parent):
    assert send(client, make_post(), SAID | {"parent": parent}).status_code == 422
    assert Comment.objects.count() == 0


def test_a_reply_to_a_comment_of_another_post_is_an_error(client):
    response = send(client, make_post(), SAID | {"parent": make_comment().pk})
    assert response.status_code == 422


def test_a_bad_form_comes_back_filled_with_its_errors(client):
    response = send(client, make_post(), SAID | {"name": "", "email": "no", "body": "My <words>"})
    page = response.content.decode()
    assert response.status_code == 422
    assert response.context["form"].errors.keys() == {"name", "email"}
    assert "My &lt;words&gt;" in page
    assert page.count('aria-invalid="true"') == 2
    assert 'role="alert"' in page
    assert Comment.objects.count() == 0


def test_the_e_mail_is_never_shown(client):
    post = make_post()
    make_comment(post=post, email="ann@example.org")
    assert "ann@example.org" not in client.get(post.get_absolute_url()).content.decode()


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 302),
        ({"sec-fetch-site": "same-origin"}, 302),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "same-site"}, 403),
        ({"origin": "http://testserver"}, 302),
        ({"origin": "https://evil.example"}, 403),
        ({"origin": "null"}, 403),
    ],
)
def test_other_sites_are_refused(client, headers, status):
    assert send(client, make_post(), **headers).status_code == status
    assert Comment.objects.count() == (1 if status == 302 else 0)


def test_a_closed_post_takes_none_and_loses_no_words(client):
    response = send(client, make_post(comment_policy="closed"))
    assert response.status_code == 422
    assert "*Hello*" in response.content.decode()


def test_a_draft_takes_none(client):
    assert send(client, make_draft()).status_code == 404


def test_get_changes_nothing(client):
    assert client.get(f"/comments/{make_post().pk}/post/").status_code == 405


def test_no_cookie_is_set(client):
    post = make_post()
    responses = [client.get("/"), client.get(post.get_absolute_url()), send(client, post)]
    assert [dict(response.cookies) for response in responses] == [{}, {}, {}]

"""The links and the comment form that the blog's pages offer whoever is logged in."""

import pytest
from django.urls import reverse

from blog.comments.models import Comment, State
from tests.factories import make_account, make_comment, make_draft, make_post, make_source

pytestmark = pytest.mark.django_db


def labels(client, path: str) -> list[str]:
    answer = client.get(reverse("admin:live-page"), {"path": path}).json()
    return [link["label"] for link in answer["links"]]


def test_an_author_edits_own_posts_and_every_source(admin, author):
    own, others = make_post(author=author), make_post(author=make_account())
    source = make_source()
    assert labels(admin, own.get_absolute_url()) == ["Edit", "Dashboard"]
    assert labels(admin, others.get_absolute_url()) == ["Dashboard"]
    assert labels(admin, source.get_absolute_url()) == ["Edit", "Dashboard"]
    for path in ("/", "", "\0", "/sources/none/", "/not/there/"):
        assert labels(admin, path) == ["Dashboard"]


def test_nothing_is_offered_for_what_readers_cannot_see(admin, author):
    draft = make_draft(author=author)
    answer = admin.get(reverse("admin:live-page"), {"path": draft.get_absolute_url()}).json()
    assert answer == {"links": [{"label": "Dashboard", "url": "/admin/"}]}
    assert admin.post(reverse("admin:post-comment", args=[draft.pk])).status_code == 404


def test_a_comment_is_the_account_s_own(admin, author):
    post = make_post()
    parent = make_comment(post=post)
    data = {"body": "I *agree*.", "parent": f"{parent.pk}"}
    answer = admin.post(reverse("admin:post-comment", args=[post.pk]), data).json()
    comment = Comment.objects.get(account=author)
    assert (comment.name, comment.state, comment.parent) == (str(author), State.PUBLISHED, parent)
    assert answer == {"url": comment.get_absolute_url()}


@pytest.mark.parametrize("body", ["", " ", "x" * 10_001])
def test_a_refused_comment_says_why(admin, body):
    post = make_post()
    response = admin.post(reverse("admin:post-comment", args=[post.pk]), {"body": body})
    assert response.status_code == 422
    assert response.json()["error"]
    assert not Comment.objects.exists()


def test_a_stranger_must_log_in(client):
    response = client.get(reverse("admin:live-page"), {"path": "/"})
    assert response["Location"].startswith(reverse("admin:login"))

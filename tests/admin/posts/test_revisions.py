"""A post's history in the admin panel."""

import pytest
from django.urls import reverse

from blog.posts.models import Post
from tests.factories import make_account, make_draft, make_post, rewrite

pytestmark = pytest.mark.django_db


@pytest.fixture
def post(author):
    post = make_draft(author=author, title="River", body="<p>One word.</p>")
    for word in ("Two", "Three"):
        rewrite(post, by=author, consulted=[], tags=[], body=f"<p>{word} words.</p>")
    return post


def history(post: Post) -> str:
    return reverse("admin:post-history", args=[post.pk])


def restore(post: Post, number: int) -> str:
    return reverse("admin:post-restore", args=[post.pk, number])


def test_history_lists_versions_and_compares_the_last_two(admin, post):
    context = admin.get(history(post)).context
    assert [revision.number for revision in context["revisions"]] == [3, 2, 1]
    assert (context["older"].number, context["newer"].number) == (2, 3)
    page = admin.get(history(post)).content.decode()
    assert "<del>Two </del><ins>Three </ins>words." in page


@pytest.mark.parametrize("asked", [{"older": 1, "newer": 3}, {"older": 3, "newer": 1}])
def test_any_two_are_compared_the_older_first(admin, post, asked):
    context = admin.get(history(post), asked).context
    assert (context["older"].number, context["newer"].number) == (1, 3)


@pytest.mark.parametrize("asked", [{"older": "x"}, {"older": 77, "newer": 99}])
def test_versions_that_are_none_are_not_compared(admin, post, asked):
    assert admin.get(history(post), asked).status_code == 200


def test_a_post_without_versions_says_so(admin, author):
    page = admin.get(history(make_draft(author=author))).content.decode()
    assert "No versions yet" in page


def test_restoring(admin, post):
    response = admin.post(restore(post, 1), {"based_on": post.version})
    assert response["Location"] == reverse("admin:blog_post_change", args=[post.pk])
    stored = Post.objects.get()
    assert (stored.body, stored.version) == ("<p>One word.</p>", 4)
    assert stored.revisions.first().restored_from == 1


def test_restoring_over_what_was_not_seen_is_refused(admin, post):
    response = admin.post(restore(post, 1), {"based_on": post.version - 1}, follow=True)
    assert "Not restored" in response.content.decode()
    assert Post.objects.get().body == "<p>Three words.</p>"


def test_restoring_what_is_published_can_be_told(admin, author):
    post = make_post(author=author, body="<p>Right.</p>")
    rewrite(post, by=author, consulted=[], tags=[], body="<p>Wrong.</p>")
    sent = {"based_on": 2, "correction": "It was right before.", "publishes": "1"}
    admin.post(restore(post, 1), sent)
    assert [shown["note"] for shown in Post.objects.get().corrections] == ["It was right before."]


def test_another_s_history_is_not_shown(admin):
    theirs = make_draft(author=make_account("stranger"))
    rewrite(theirs, by=None, consulted=[], tags=[])
    assert admin.get(history(theirs)).status_code == 404
    assert admin.post(restore(theirs, 1), {"based_on": 2}).status_code == 404


def test_queries_do_not_grow_with_versions(admin, author, django_assert_max_num_queries):
    post = make_draft(author=author)
    for number in range(12):
        rewrite(post, by=author, consulted=[], tags=[], body=f"<p>{number}</p>")
    with django_assert_max_num_queries(12):
        admin.get(history(post))

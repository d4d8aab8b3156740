"""The trash in the admin panel."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from blog.media.models import Picture
from blog.people.models import Role
from blog.posts.models import Post
from blog.posts.trashing import move_to_trash
from blog.sources.models import Source
from tests.factories import (
    citing,
    make_account,
    make_draft,
    make_picture,
    make_post,
    make_source,
    make_trashed,
)

pytestmark = pytest.mark.django_db

TRASH = "/admin/trash/"


def url(verb: str, kind: str, pk: int) -> str:
    return reverse(f"admin:trash-{verb}", args=[kind, pk])


def test_a_post_goes_to_the_trash_and_comes_back(admin, author):
    post = make_post(author=author, title="Friends")
    assert "Friends" in admin.get(url("throw-away", "post", post.pk)).content.decode()
    assert not Post.objects.trashed().exists()
    admin.post(url("throw-away", "post", post.pk))
    thrown = Post.objects.trashed().get()
    assert (thrown, thrown.trashed_by) == (post, author)
    assert "Friends" in admin.get(TRASH).content.decode()
    admin.post(url("restore", "post", post.pk))
    assert Post.objects.live().get() == post


@pytest.mark.parametrize("kind", ["picture", "source"])
def test_what_is_in_use_stays_and_the_page_says_where(admin, author, kind):
    source, picture = make_source(), make_picture()
    item = {"picture": picture, "source": source}[kind]
    body = f'<p>a{citing(source)}</p><figure data-picture="{picture.pk}"></figure>'
    make_draft(title="Here it is", author=author, body=body)
    make_draft(body=body)
    page = admin.post(url("throw-away", kind, item.pk)).content.decode()
    assert ("Here it is" in page, "1 post by others" in page) == (True, True)
    assert not type(item).objects.trashed().exists()


def test_a_source_says_which_pictures_are_taken_from_it(admin):
    source = make_source()
    make_picture(alt="The island", source=source)
    page = admin.get(url("throw-away", "source", source.pk)).content.decode()
    assert "The island" in page


@pytest.mark.parametrize(
    ("model", "make"), [(Picture, make_picture), (Source, make_source)], ids=["picture", "source"]
)
def test_several_are_thrown_away_from_the_list(admin, model, make):
    used, free = make(), make()
    if model is Picture:
        make_draft(lead_picture=used)
    else:
        make_draft(body=f"<p>a{citing(used)}</p>")
    data = {"action": "trash_chosen", "_selected_action": [used.pk, free.pk]}
    listed = reverse(f"admin:blog_{model._meta.model_name}_changelist")
    page = admin.post(listed, data, follow=True).content.decode()
    assert list(model.objects.trashed()) == [free]
    assert "Not moved, because they are in use" in page


def test_an_author_sees_their_own_posts_alone(admin, author):
    mine, theirs = make_trashed(author=author), make_trashed(author=make_account())
    assert list(admin.get(TRASH).context["page"]) == [mine]
    assert admin.post(url("restore", "post", theirs.pk)).status_code == 404


def test_an_author_deletes_nothing_for_ever(admin, author):
    post = make_trashed(author=author)
    assert admin.post(url("delete", "post", post.pk)).status_code == 404
    assert Post.objects.count() == 1


def test_an_editor_deletes_for_ever_what_is_in_the_trash(client):
    client.force_login(make_account(role=Role.EDITOR))
    thrown, kept = make_trashed(), make_post()
    assert client.get(url("delete", "post", thrown.pk)).status_code == 200
    for post, status in ((thrown, 302), (kept, 404)):
        assert client.post(url("delete", "post", post.pk)).status_code == status
    assert list(Post.objects.all()) == [kept]


def test_a_picture_in_the_trash_is_seen_in_the_admin_panel_alone(admin, client):
    picture = make_picture()
    move_to_trash(picture)
    assert client.get(picture.file.url).status_code == 410
    response = admin.get(reverse("admin:picture-file", args=[picture.pk]))
    assert response.status_code == 200


def test_queries_do_not_grow(admin, author):
    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            admin.get(TRASH)
        return len(seen)

    make_trashed(author=author)
    few = queries()
    for _ in range(9):
        make_trashed(author=author)
    assert queries() == few

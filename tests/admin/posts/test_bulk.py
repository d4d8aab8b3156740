"""Several posts changed at once in the admin panel."""

import pytest
from django.urls import reverse

from blog.people.models import Role
from blog.posts.bulk.models import BulkAct
from blog.posts.choices import Stage
from blog.posts.models import Post
from tests.factories import make_account, make_draft, make_post

pytestmark = pytest.mark.django_db

LIST = "/admin/blog/post/"


def choose(act: str, *posts: Post) -> dict[str, object]:
    return {"action": act, "_selected_action": [post.pk for post in posts]}


def several(act: str) -> str:
    return reverse("admin:post-change-several", args=[act])


def numbers(*posts: Post) -> str:
    return ",".join(str(post.pk) for post in posts)


@pytest.fixture
def editor(client):
    account = make_account("editor", role=Role.EDITOR)
    client.force_login(account)
    return account


def test_publishing_at_once_and_undoing(admin, author):
    draft, out = make_draft(author=author), make_post(title="Out", author=author)
    page = admin.post(LIST, choose("publish", draft, out), follow=True).content.decode()
    assert "Posts changed: 1." in page
    assert "“Out” was not changed: it is already published." in page
    assert Post.objects.get(pk=draft.pk).stage == Stage.PUBLISHED
    act = BulkAct.objects.get()
    undo = reverse("admin:post-undo", args=[act.pk])
    assert undo in page
    page = admin.post(undo, follow=True).content.decode()
    assert ("Posts restored: 1." in page, undo in page) == (True, False)
    assert Post.objects.get(pk=draft.pk).stage == Stage.DRAFT


def test_tagging_asks_for_the_tags_first(admin, author):
    posts = [make_draft(author=author) for _ in range(2)]
    page = admin.post(LIST, choose("tag", *posts))
    assert page.context["form"]["posts"].value().split(",") != [""]
    bad = admin.post(several("tag"), {"posts": numbers(*posts), "tags": ""})
    assert bad.context["form"].errors.keys() == {"tags"}
    assert numbers(*posts) in bad.content.decode()
    admin.post(several("tag"), {"posts": numbers(*posts), "tags": "Rivers, Maps"})
    assert all(set(post.tags.names()) == {"Rivers", "Maps"} for post in posts)


def test_withdrawing_gives_the_reason(admin, author):
    post = make_post(author=author)
    admin.post(several("withdraw"), {"posts": numbers(post), "reason": "Wrong."})
    post.refresh_from_db()
    assert (post.stage, post.withdrawn_reason) == (Stage.WITHDRAWN, "Wrong.")


def test_an_editor_changes_the_author(client, editor):
    rosa = make_account("rosa")
    posts = [make_draft(), make_draft()]
    client.post(several("change-author"), {"posts": numbers(*posts), "authors": "Rosa\nA Guest"})
    for post in posts:
        assert [line.account or line.guest for line in post.bylines.all()] == [rosa, "A Guest"]


def test_an_author_cannot_give_posts_away(admin, author):
    post = make_draft(author=author)
    assert "change-author" not in admin.get(LIST).content.decode()
    data = {"posts": numbers(post), "authors": "A Guest"}
    assert admin.post(several("change-author"), data).status_code == 404


def test_the_posts_of_others_are_not_touched(admin, author):
    theirs = make_draft(author=make_account())
    admin.post(several("trash"), {"posts": numbers(theirs)})
    assert not Post.objects.trashed().exists()


def test_the_act_of_another_is_not_undone(admin, author, client):
    post = make_draft(author=author)
    admin.post(LIST, choose("trash", post))
    client.force_login(make_account(role=Role.EDITOR))
    url = reverse("admin:post-undo", args=[BulkAct.objects.get().pk])
    assert client.post(url).status_code == 404
    assert Post.objects.trashed().get() == post


def test_an_act_that_is_none_is_not_found(admin):
    assert admin.post(several("burn"), {"posts": "1"}).status_code == 404

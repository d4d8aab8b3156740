"""Changing a published post in the editor without publishing the changes."""
# ruff: noqa: F811  fixtures of another module, which the tests here name

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from selectolax.lexbor import LexborHTMLParser

from blog.posts.models import Post
from blog.posts.unpublished.saving import save_changes
from blog.posts.unpublished.versions import changes_to
from tests.admin.posts.test_full_saves import author, everything, planted  # noqa: F401
from tests.admin.posts.test_list import change, form_data
from tests.factories import (
    A_DAY,
    make_account,
    make_draft,
    make_post,
    make_scheduled,
    make_source,
    make_withdrawn,
    rewrite,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def post(author):
    return make_post(title="River", body="<p>Old.</p>", author=author, at=A_DAY)


def buttons(admin, post: Post | None = None) -> list[str]:
    page = LexborHTMLParser(admin.get(change(post) if post else "/admin/blog/post/add/").content)
    return [node.text() for node in page.css(".post-actions button[type=submit]")]


def stored(post: Post) -> Post:
    return Post.objects.get(pk=post.pk)


def test_buttons_say_what_will_happen(admin, author, post):
    draft = ["Save draft", "Preview", "Publish"]
    assert buttons(admin) == buttons(admin, make_draft(author=author)) == draft
    assert buttons(admin, make_scheduled(author=author)) == ["Save", "Preview"]
    assert buttons(admin, make_withdrawn(author=author)) == ["Save", "Preview", "Publish again"]
    assert buttons(admin, post) == ["Save draft", "Preview", "Update"]


@pytest.mark.parametrize("button", ["_save", "_preview", "none"])
def test_only_update_changes_what_readers_see(admin, post, button):
    response = admin.post(change(post), form_data(title="Stream", **{button: "1"}))
    assert response.status_code == 302
    assert (stored(post).title, changes_to(post)["title"]) == ("River", "Stream")
    admin.post(change(post), form_data(title="Brook", _update="1"))
    assert (stored(post).title, changes_to(stored(post))) == ("Brook", {})


def test_each_save_says_what_readers_see(admin, post):
    def answer(**fields: str) -> str:
        data = form_data(slug="river", title="River", body="<p>Old.</p>", **fields)
        return admin.post(change(post), data, follow=True).content.decode()

    assert "Readers still see the published version." in answer(summary="New.", _save="1")
    assert "does not differ from the published version" in answer(_save="1")
    assert "Updated." in answer(summary="New.", _update="1")


@pytest.mark.parametrize("make", [make_draft, make_scheduled, make_withdrawn])
def test_what_readers_do_not_see_is_saved_itself(admin, author, make):
    post = make(author=author)
    admin.post(change(post), form_data(title="Stream", _save="1"))
    assert (stored(post).title, changes_to(post)) == ("Stream", {})


def test_a_post_that_came_out_in_the_meantime_is_not_published_anew(admin, post):
    admin.post(change(post), form_data(title="Stream", _publish="1"))
    assert (stored(post).title, stored(post).published_at) == ("Stream", A_DAY)


def test_the_form_gives_back_every_change(admin, everything):
    post, fields = everything
    fields = {name: value for name, value in fields.items() if name != "_update"}
    assert admin.post(change(post), fields).status_code == 302
    form = admin.get(change(post)).context["adminform"].form
    values = {name: form[name].value() for name in fields}
    assert values.pop("body").startswith("<p>One<cite-ref")
    assert sorted(str(tag) for tag in values.pop("tags")) == ["Glaciers", "Ice", "Maps"]
    assert values.pop("authors") == "Author\nCoauthor\nA Guest"
    assert f"{values.pop('publish_at'):%Y-%m-%dT%H:%M}" == fields["publish_at"]
    assert str(values.pop("lead_picture")) == fields["lead_picture"]
    assert values == {name: fields[name] for name in values}
    assert form["based_on"].value() == stored(post).version


def test_keeping_every_change_takes_few_queries(admin, everything):
    post, fields = everything
    data = {name: value for name, value in fields.items() if name != "_update"}
    with CaptureQueriesContext(connection) as seen:
        assert admin.post(change(post), data).status_code == 302
    assert len(seen) <= 40
    assert changes_to(stored(post))


def test_a_stale_save_of_changes_shows_both_versions(admin, post):
    start = post.version
    save_changes(post, {"body": "<p>Theirs.</p>"}, by=make_account("bob"))
    data = form_data(body="<p>Mine.</p>", based_on=str(start))
    for button in ("_save", "_update"):
        response = admin.post(change(post), data | {button: "1"})
        assert response.status_code == 409
        assert "<del>Theirs</del><ins>Mine</ins>." in response.content.decode()
    assert (stored(post).body, changes_to(stored(post))["body"]) == (
        "<p>Old.</p>",
        "<p>Theirs.</p>",
    )


@time_machine.travel(A_DAY, tick=False)
def test_the_editor_tells_of_the_changes(admin, post):
    assert admin.get(change(post)).context["changes"] is None
    save_changes(post, {"title": "Stream"}, by=make_account("bob"))
    page = " ".join(LexborHTMLParser(admin.get(change(post)).content).body.text().split())
    assert "Unpublished changes, saved by Bob now. Readers see the published version." in page


def test_the_list_tells_which_posts_have_changes_and_finds_them(admin, author, post):
    save_changes(post, {"title": "Stream"}, by=author)
    make_post(author=author)
    page = admin.get("/admin/blog/post/").content.decode()
    assert page.count("published, unpublished changes</td>") == 1
    found = admin.get("/admin/blog/post/", {"stage": "changed"}).context["cl"].queryset
    assert list(found) == [post]


def test_queries_of_the_list_do_not_grow_with_changes(admin, author):
    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            admin.get("/admin/blog/post/")
        return len(seen)

    counts = []
    for _ in range(3):
        save_changes(make_post(author=author), {"title": "Stream"}, by=author)
        counts.append(queries())
    assert counts[0] == counts[1] == counts[2]


def test_changes_are_compared_with_what_readers_see(admin, author, post):
    source = make_source(id="luthi2008")
    changes = {
        "body": "<p>New.</p>",
        "slug": "stream",
        "consulted": [source],
        "authors": [author, "Rosa"],
        "series": "Waters",
        "comment_days": 7,
        "correction": "It is a stream.",
    }
    save_changes(post, changes, by=author)
    page = admin.get(reverse("admin:post-changes", args=[post.pk]))
    fields = dict(page.context["comparison"].fields)
    assert list(fields) == [
        "Sources consulted",
        "Slug",
        "Days open for comments",
        "Authors",
        "Series",
        "Correction note",
    ]
    assert "".join(part.text for part in fields["Authors"]) == "Author, Rosa"
    assert "<del>Old</del><ins>New</ins>." in page.content.decode()


def test_changes_are_discarded(admin, author, post):
    save_changes(post, {"title": "Stream"}, by=author)
    response = admin.post(reverse("admin:post-discard-changes", args=[post.pk]), follow=True)
    assert "The unpublished changes were discarded." in response.content.decode()
    assert response.context["adminform"].form["title"].value() == "River"
    assert admin.get(reverse("admin:post-changes", args=[post.pk])).status_code == 404


def test_another_s_changes_are_not_shown(admin):
    theirs = make_post(author=make_account("stranger"))
    save_changes(theirs, {"title": "Stream"}, by=None)
    assert admin.get(reverse("admin:post-changes", args=[theirs.pk])).status_code == 404
    url = reverse("admin:post-discard-changes", args=[theirs.pk])
    assert admin.post(url).status_code == 404
    assert changes_to(theirs)


def test_a_version_is_restored_as_a_draft_or_published(admin, author, post):
    rewrite(post, body="<p>Newer.</p>", by=author)
    url = reverse("admin:post-restore", args=[post.pk, 1])
    page = admin.post(url, {"based_on": post.version}, follow=True).content.decode()
    assert "restored as a draft" in page
    assert (stored(post).body, changes_to(stored(post))) == (
        "<p>Newer.</p>",
        {"body": "<p>Old.</p>"},
    )
    history = admin.get(reverse("admin:post-history", args=[post.pk])).content.decode()
    assert "<span>unpublished changes</span>" in history
    assert history.count("<span>current</span>") == 1
    admin.post(url, {"based_on": stored(post).version, "publishes": "1"})
    assert (stored(post).body, changes_to(stored(post))) == ("<p>Old.</p>", {})

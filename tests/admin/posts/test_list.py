"""Writing and publishing in the admin panel."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from selectolax.lexbor import LexborHTMLParser

from blog.admin.posts.forms import PostForm
from blog.people.models import Role
from blog.posts.choices import Stage
from blog.posts.models import Post
from blog.site.models import Site
from tests.factories import (
    A_DAY,
    citing,
    make_account,
    make_draft,
    make_post,
    make_source,
    make_withdrawn,
    rewrite,
)

pytestmark = pytest.mark.django_db

ADD = "/admin/blog/post/add/"


@pytest.fixture
def author():
    return make_account("author")


@pytest.fixture
def admin(client, author):
    client.force_login(author)
    return client


def form_data(**fields: str) -> dict[str, str]:
    return {"kind": "post", "title": "Friends", "body": "<p>Words.</p>", **fields}


def change(post: Post) -> str:
    return reverse("admin:blog_post_change", args=[post.pk])


def test_save_keeps_a_draft(admin, author):
    response = admin.post(ADD, form_data(tags="Cold War, China", _save="1"))
    post = Post.objects.get()
    assert response["Location"] == change(post)
    assert (post.stage, post.slug, post.body) == (Stage.DRAFT, "friends", "<p>Words.</p>")
    assert sorted(post.tags.names()) == ["China", "Cold War"]
    assert [byline.account for byline in post.bylines.all()] == [author]


def test_publish_publishes_now(admin):
    admin.post(ADD, form_data(_publish="1"))
    assert Post.objects.get().stage == Stage.PUBLISHED


def test_publish_at_a_time_in_the_blog_s_zone(admin):
    Site.objects.update_or_create(pk=1, defaults={"time_zone": "Asia/Tokyo"})
    admin.post(ADD, form_data(_publish="1", publish_at="2999-01-01T09:00"))
    post = Post.objects.get()
    assert (post.stage, post.published_at) == (
        Stage.SCHEDULED,
        datetime(2999, 1, 1, 0, 0, tzinfo=UTC),
    )


def test_saving_a_published_post_keeps_its_date_to_the_second(admin, author):
    dated = datetime(2013, 7, 15, 12, 0, 7, 123456, tzinfo=UTC)
    post = make_post(author=author, at=dated)
    form = admin.get(change(post)).context["adminform"].form
    admin.post(
        change(post),
        form_data(publish_at=form["publish_at"].value().strftime("%Y-%m-%dT%H:%M"), _update="1"),
    )
    post.refresh_from_db()
    assert (post.published_at, post.title) == (dated, "Friends")


def test_a_new_date_moves_a_published_post(admin, author):
    post = make_post(title="Friends", author=author)
    admin.post(change(post), form_data(slug="friends", publish_at="2014-01-02T03:04", _update="1"))
    post.refresh_from_db()
    assert post.permalink_id == "/2014/01/friends/"


def test_a_changed_slug_keeps_the_old_address_and_all_are_shown(admin, author, client):
    post = make_post(title="Friends", author=author)
    for slug in ("brothers", "enemies"):
        admin.post(change(post), form_data(slug=slug, _update="1"))
    page = admin.get(change(post)).content.decode()
    assert "/2013/07/enemies/<br>/2013/07/brothers/<br>/2013/07/friends/" in page
    client.logout()
    for former in ("friends", "brothers"):
        response = client.get(f"/2013/07/{former}/")
        assert (response["Location"], response["Cache-Control"]) == (
            "/2013/07/enemies/",
            "no-cache",
        )
    assert client.get("/2013/07/enemies/").status_code == 200


def test_preview_saves_and_leads_to_the_preview(admin):
    response = admin.post(ADD, form_data(_preview="1"))
    post = Post.objects.get()
    assert response["Location"] == reverse("admin:post-preview", args=[post.pk])
    assert post.stage == Stage.DRAFT


def test_the_form_comes_with_a_window_and_the_version(admin, author):
    post = make_draft(author=author)
    form = admin.get(change(post)).context["adminform"].form
    assert form["window"].value() and form["based_on"].value() == post.version


def test_a_title_has_one_line(admin):
    admin.post(ADD, form_data(title=" The\r\nQuiet  River "))
    assert Post.objects.get().title == "The Quiet River"


def stale(admin, post: Post):
    """A save from the version before the last."""
    return admin.post(change(post), form_data(body="<p>Mine.</p>", based_on=str(post.version - 1)))


def test_a_stale_save_shows_both_versions_and_overwrites_nothing(admin, author):
    post = make_draft(author=author, body="<p>Old.</p>")
    theirs = rewrite(post, by=make_account("Bob"), consulted=[], tags=[], summary="Theirs.")
    response = stale(admin, theirs)
    page = response.content.decode()
    assert response.status_code == 409
    assert "<del>Old</del><ins>Mine</ins>." in page
    assert "Bob" in page
    form = response.context["adminform"].form
    assert (form["body"].value(), form["based_on"].value()) == ("<p>Mine.</p>", str(theirs.version))
    assert Post.objects.get().body == "<p>Old.</p>"


def test_who_has_seen_both_versions_saves_theirs(admin, author):
    post = make_draft(author=author)
    rewrite(post, by=None, consulted=[], tags=[])
    form = stale(admin, post).context["adminform"].form
    admin.post(change(post), form_data(body="<p>Mine.</p>", based_on=form["based_on"].value()))
    assert Post.objects.get().body == "<p>Mine.</p>"


def test_what_changes_under_the_form_s_hands_is_noticed_by_the_verb(admin, author, monkeypatch):
    """Between the form's look and the save another save may pass: the verb looks again, locked."""
    post = make_draft(author=author, body="<p>Old.</p>")
    looks, look = iter([False]), PostForm.is_stale
    monkeypatch.setattr(
        PostForm, "is_stale", property(lambda form: next(looks, look.__get__(form)))
    )
    rewrite(post, by=None, consulted=[], tags=[])
    assert stale(admin, post).status_code == 409
    assert Post.objects.get().body == "<p>Old.</p>"


def test_a_correction_is_told_to_readers(admin, author):
    post = make_post(author=author, title="Friends")
    admin.post(change(post), form_data(slug="friends", correction="The year.", _update="1"))
    stored = Post.objects.get()
    assert [shown["note"] for shown in stored.corrections] == ["The year."]
    assert stored.updated_at is not None


def test_a_draft_s_form_asks_for_no_correction(admin, author):
    form = admin.get(change(make_draft(author=author))).context["adminform"].form
    assert "correction" not in form.fields


def test_withdraw_asks_for_the_reason_and_withdraws(admin, author):
    post = make_post(author=author)
    url = reverse("admin:post-withdraw", args=[post.pk])
    assert "withdrawn_reason" in admin.get(url).content.decode()
    admin.post(url, {"withdrawn_reason": "Wrong."})
    post.refresh_from_db()
    assert (post.stage, post.withdrawn_reason) == (Stage.WITHDRAWN, "Wrong.")


def test_a_citation_is_kept_with_its_locator(admin):
    source = make_source()
    admin.post(ADD, form_data(body=f"<p>A{citing(source, locator='45', label='page')}</p>"))
    citation = Post.objects.get().citations.get()
    assert (citation.source, citation.locator) == (source, "45")


def test_a_page_cannot_take_the_blog_s_own_addresses(admin):
    response = admin.post(ADD, form_data(kind="page", slug="tags"))
    assert response.context["adminform"].form.errors.keys() == {"slug"}


def test_a_page_cannot_take_the_path_of_another(admin, author):
    page = make_post(kind="page", title="About")
    response = admin.post(ADD, form_data(kind="page", slug="about"))
    errors = response.context["adminform"].form.errors
    assert errors == {"slug": ["This URL is or was used by another page. Choose another slug."]}
    assert Post.objects.get() == page
    post = make_draft(title="About", author=author)
    admin.post(change(post), form_data(kind="post", title="About", slug="about"))
    assert Post.objects.get(pk=post.pk).slug == "about"


def test_a_page_needs_no_typed_slug(admin):
    admin.post(ADD, form_data(kind="page", title="Search", slug=""))
    page = Post.objects.get()
    assert page.slug == "search-2"
    post = make_draft(title="Tags", author=page.bylines.get().account)
    admin.post(change(post), form_data(kind="page", title="Tags", slug="tags"))
    assert Post.objects.get(pk=post.pk).slug == "tags-2"


def test_an_author_sees_their_own_posts_alone(admin, author):
    mine, theirs = make_draft(author=author), make_draft(author=make_account("stranger"))
    found = admin.get("/admin/blog/post/").context["cl"].queryset
    assert list(found) == [mine]
    for url in (change(theirs), reverse("admin:post-withdraw", args=[theirs.pk])):
        assert admin.get(url).status_code in {302, 404}
    assert admin.get(reverse("admin:post-preview", args=[theirs.pk])).status_code == 404


def test_an_editor_edits_every_post(client):
    client.force_login(make_account(role=Role.EDITOR))
    post = make_draft(author=make_account("author"))
    client.post(change(post), form_data(title="Edited"))
    post.refresh_from_db()
    assert (post.title, str(post.bylines.get())) == ("Edited", "Author")


def test_posts_are_not_deleted_but_thrown_away(admin, author):
    post = make_draft(author=author)
    assert admin.post(reverse("admin:blog_post_delete", args=[post.pk])).status_code == 403


@pytest.mark.parametrize("stage", Stage)
def test_the_list_is_filtered_by_stage(admin, author, stage):
    draft = make_draft(author=author)
    found = admin.get("/admin/blog/post/", {"stage": stage}).context["cl"].queryset
    assert list(found) == ([draft] if stage == Stage.DRAFT else [])


@time_machine.travel(datetime(2026, 3, 1, 12, tzinfo=UTC), tick=False)
def test_the_list_tells_where_each_post_stands(admin, author):
    page = make_draft(title="About", kind="page", author=author, planned_for=A_DAY)
    page.bylines.create(guest="Rosa", position=1)
    text = admin.get("/admin/blog/post/").content.decode()
    assert '<td class="field-stage_words">draft, page</td>' in text
    assert '<td class="field-authors">Author, Rosa</td>' in text
    assert '<td class="field-dated">July 15, 2013</td>' in text
    assert '<td class="field-saved">now</td>' in text


def test_each_way_to_narrow_the_list_has_words(admin, author):
    make_draft(author=author, tags=("ice",))
    page = LexborHTMLParser(admin.get("/admin/blog/post/").content)
    ways = [link.text() for link in page.css("#changelist-filter li a")]
    assert ways[-3:] == ["All", "Ice", "None"]
    assert all(ways)


def test_queries_of_the_list_do_not_grow(admin, author):
    def queries() -> int:

        with CaptureQueriesContext(connection) as seen:
            admin.get("/admin/blog/post/")
        return len(seen)

    make_draft(author=author)
    few = queries()
    for _ in range(29):
        make_draft(author=author)
    assert queries() == few


@pytest.mark.parametrize("make", [make_draft, make_withdrawn])
def test_only_a_published_post_is_withdrawn(admin, author, make):
    post = make(author=author)
    path = reverse("admin:post-withdraw", args=[post.pk])
    for send in (admin.get, admin.post):
        assert send(path)["Location"] == reverse("admin:blog_post_change", args=[post.pk])

"""Unsaved words in the admin panel."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest
import time_machine
from django.urls import reverse

from blog.posts.autosave import autosaving
from blog.posts.autosave.models import Autosave
from blog.posts.models import Post
from tests.factories import make_account, make_draft, make_picture, rewrite

pytestmark = pytest.mark.django_db

KEEP, ADD = "/admin/posts/autosave/", "/admin/blog/post/add/"
NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


@pytest.fixture
def post(author):
    return make_draft(author=author, title="River", body="<p>One.</p>")


def form_data(post: Post | None = None, **fields: object) -> dict[str, object]:
    about = {"post": post.pk, "based_on": post.version} if post else {}
    return {"window": uuid4(), **about, **fields}


def unsaved(post: Post | None, author, **fields: str) -> Autosave:
    return autosaving.autosave(
        uuid4(), by=author, post=post, based_on=1, fields=fields, is_open=False
    )


def test_words_are_kept_with_every_field_of_the_form(admin, post):
    answer = admin.post(
        KEEP, form_data(post, has_changes="1", title="Sea", tags="a, b", csrf="x")
    ).json()
    assert (answer["is_saved"], answer["presence"].strip()) == (True, "")
    assert Autosave.objects.get().fields == {"title": "Sea", "tags": "a, b"}
    assert Post.objects.get().title == "River"


def test_what_to_look_at_before_publishing_follows_what_is_typed(admin, post):
    data = form_data(post, has_changes="1", body="<h4>Deep</h4>", summary="s" * 80, tags="a")
    answer = admin.post(KEEP, data).json()
    assert 'data-count="2 to check"' in answer["checklist"]
    assert "“Deep” skips a level" in answer["checklist"]
    picture = make_picture()
    well = admin.post(KEEP, data | {"body": "<p>A</p>", "lead_picture": picture.pk}).json()
    assert 'data-count="all OK"' in well["checklist"]
    assert "checklist" not in admin.post(KEEP, form_data(post)).json()


def test_what_was_taken_up_is_what_is_looked_at(admin, post, author):
    copy = unsaved(post, author, summary="s" * 80, tags="a", body="<p>A</p>", lead_picture="1")
    url = reverse("admin:blog_post_change", args=[post.pk])
    assert ">3 to check</small>" in admin.get(url).content.decode()
    assert ">all OK</small>" in admin.get(f"{url}?autosave={copy.window}").content.decode()


def test_a_sign_of_life_keeps_no_words(admin, post):
    admin.post(KEEP, form_data(post, title="Sea"))
    assert Autosave.objects.get().written_at is None


def test_a_window_that_was_saved_is_told_so(admin):
    data = form_data(has_changes="1", title="Sea")
    admin.post(KEEP, data)
    admin.post(ADD, {"kind": "post", "title": "Sea", "window": data["window"]})
    assert admin.post(KEEP, data).json()["is_saved"] is False
    assert Autosave.objects.get().fields == {}


def test_who_else_is_here_is_told_at_once(admin, post):
    autosaving.autosave(uuid4(), by=make_account("bob"), post=post)
    page = admin.get(reverse("admin:blog_post_change", args=[post.pk])).content.decode()
    assert "<strong>Bob</strong> is also editing this post." in page
    assert (
        "<strong>Bob</strong> is also editing"
        in admin.post(KEEP, form_data(post)).json()["presence"]
    )


def test_one_s_own_other_window_is_told(admin, post, author):
    autosaving.autosave(uuid4(), by=author, post=post)
    assert "in another window" in admin.post(KEEP, form_data(post)).json()["presence"]


def test_a_save_by_someone_else_is_told_at_once(admin, post):
    data = form_data(post, has_changes="1", title="Sea")
    rewrite(post, by=make_account("bob"), consulted=[], tags=[], body="<p>Two.</p>")
    presence = admin.post(KEEP, data).json()["presence"]
    assert "<strong>Bob</strong> saved this post" in presence
    assert reverse("admin:post-compare", args=[data["window"]]) in presence


def test_a_window_that_is_shut_is_left(admin, post):
    data = form_data(post, has_changes="1", title="Sea")
    admin.post(KEEP, data)
    admin.post(KEEP, {"window": data["window"], "post": post.pk, "is_leaving": "1"})
    assert Autosave.objects.get().seen_at is None


def test_late_words_are_kept_and_nobody_is_there(admin, post):
    admin.post(KEEP, form_data(post, has_changes="1", is_late="1", title="Sea"))
    assert Autosave.objects.get().seen_at is None


@pytest.mark.parametrize("data", [{}, {"window": "x"}, {"window": uuid4(), "post": "x"}])
def test_nonsense_is_refused(admin, data):
    assert admin.post(KEEP, data).status_code == 400


def test_another_s_post_takes_no_words(admin):
    theirs = make_draft(author=make_account("stranger"))
    assert admin.post(KEEP, form_data(theirs, has_changes="1", title="x")).status_code == 404
    assert not Autosave.objects.exists()


def test_unsaved_words_are_offered_compared_and_taken_up(admin, post, author):
    with time_machine.travel(NOW, tick=False):
        copy = unsaved(post, author, title="River", body="<p>One and two.</p>", tags="a")
    change = reverse("admin:blog_post_change", args=[post.pk])
    compare = reverse("admin:post-compare", args=[copy.window])
    assert admin.get(change).context["unsaved"] == [copy]
    assert compare in admin.get("/admin/posts/unsaved/", {"post": post.pk}).content.decode()
    assert "One <ins>and two</ins>." in admin.get(compare).content.decode()
    form = admin.get(change, {"autosave": str(copy.window)}).context["adminform"].form
    shown = {field.name: field.value() for field in form if field.value() is not None}
    assert (shown["body"], shown["tags"], shown["window"]) == (
        "<p>One and two.</p>",
        "a",
        str(copy.window),
    )
    admin.post(change, shown)
    assert Post.objects.get().body == "<p>One and two.</p>"
    assert admin.get(change).context["unsaved"] == []


def test_words_of_a_post_never_saved_are_offered_to_the_next_one(admin, author):
    copy = unsaved(None, author, title="Sea", body="<p>Wide.</p>")
    assert admin.get(ADD).context["unsaved"] == [copy]
    form = admin.get(ADD, {"autosave": str(copy.window)}).context["adminform"].form
    assert form["title"].value() == "Sea"


def test_the_dashboard_lists_what_was_not_saved(admin, post, author):
    copies = [
        unsaved(post, author, title="River", body="<p>Two.</p>"),
        unsaved(None, author, title="Sea"),
    ]
    unsaved(post, author, title="River", body="<p>One.</p>")
    unsaved(None, make_account("bob"), title="Secret")
    page = admin.get("/admin/")
    assert page.context["unsaved"] == copies[::-1]
    assert reverse("admin:post-compare", args=[copies[0].window]) in page.content.decode()


def test_words_begun_from_an_older_version_stay_stale(admin, post, author):
    copy = unsaved(post, author, body="<p>Mine.</p>")
    rewrite(post, by=None, consulted=[], tags=[], body="<p>Theirs.</p>")
    change = reverse("admin:blog_post_change", args=[post.pk])
    form = admin.get(change, {"autosave": str(copy.window)}).context["adminform"].form
    assert form["based_on"].value() == 1
    page = admin.get(reverse("admin:post-compare", args=[copy.window])).content.decode()
    assert "saved after you began" in page


@pytest.mark.parametrize("asked", ["x", "00000000-0000-0000-0000-000000000000"])
def test_an_unknown_autosave_is_ignored(admin, post, asked):
    change = reverse("admin:blog_post_change", args=[post.pk])
    form = admin.get(change, {"autosave": asked}).context["adminform"].form
    assert form["title"].value() == "River"


def test_unsaved_words_are_thrown_away(admin, post, author):
    copy = unsaved(post, author, title="Sea")
    response = admin.post(reverse("admin:post-discard", args=[copy.window]))
    assert response["Location"] == reverse("admin:blog_post_change", args=[post.pk])
    assert autosaving.unsaved_by(author, post) == []


def test_another_s_words_are_not_shown(admin):
    theirs = unsaved(None, make_account("bob"), title="Secret")
    for name in ("admin:post-compare", "admin:post-discard"):
        url = reverse(name, args=[theirs.window])
        assert admin.post(url).status_code in {404, 405}
        assert admin.get(url).status_code in {404, 405}
    assert admin.get(ADD).context["unsaved"] == []
    assert Autosave.objects.get().closed_at is None


def test_a_new_token_is_given_to_who_is_logged_in(admin):
    assert len(admin.get("/admin/posts/token/").json()["token"]) == 64


def test_saving_asks_no_more_for_more_copies(admin, post, author, django_assert_max_num_queries):
    for number in range(10):
        unsaved(None, author, title=f"{number}")
    with django_assert_max_num_queries(40):
        admin.get(ADD)


def test_a_hostile_text_is_kept_and_compared_as_far_as_it_can_be_read(admin, post, author):
    deep = f"<p>Mine</p>{'<div>' * 100_000}"
    assert admin.post(KEEP, form_data(post, has_changes="1", body=deep)).json()["is_saved"]
    copy = unsaved(post, author, body=deep)
    compared = admin.get(reverse("admin:post-compare", args=[copy.window])).content.decode()
    assert "<ins>Mine</ins>" in compared
    url = reverse("admin:blog_post_change", args=[post.pk])
    form = admin.get(url, {"autosave": copy.window}).context["adminform"].form
    assert form.initial["body"].startswith("<p>Mine</p>")

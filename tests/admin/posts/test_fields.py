"""A post's moment, authors and series, as the form asks for them."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.urls import reverse

from blog.people.models import Role
from blog.posts.choices import Stage
from blog.posts.models import Post
from blog.posts.series.models import Series
from blog.site.models import Site
from tests.factories import make_account, make_draft, make_post

pytestmark = pytest.mark.django_db

ADD = "/admin/blog/post/add/"


def form_data(**fields: str) -> dict[str, str]:
    return {"kind": "post", "title": "Friends", "body": "<p>Words.</p>", **fields}


def change(post: Post) -> str:
    return reverse("admin:blog_post_change", args=[post.pk])


def byline(post: Post) -> list[str]:
    return [str(byline) for byline in post.bylines.all()]


@pytest.fixture
def berlin():
    Site.objects.update_or_create(pk=1, defaults={"time_zone": "Europe/Berlin"})


@pytest.mark.parametrize(
    ("time", "text"),
    [
        ("2027-03-28T02:30", "02:30 does not exist that night: at 02:00 the clocks go forward"),
        ("2027-10-31T02:30", "02:30 occurs twice that night: at 03:00 the clocks go back"),
    ],
)
def test_a_time_that_is_none_or_two_is_answered_in_plain_words(admin, berlin, time, text):
    response = admin.post(ADD, form_data(publish_at=time, _publish="1"))
    assert text in response.content.decode()
    assert not Post.objects.exists()


@pytest.mark.parametrize(
    "time",
    ["9999-12-31T23:59", "9999-12-31T23:59Z", "0001-01-01T00:00", "0001-01-01T00:00+14:00"],
)
def test_a_year_out_of_range_is_an_error_of_the_field(admin, time):
    response = admin.post(ADD, form_data(publish_at=time, _publish="1"))
    assert "Enter a year from 1000 to 9998." in response.content.decode()
    assert not Post.objects.exists()


@pytest.mark.parametrize("time", ["2026-02-30T10:00", "2026-13-01T10:00", "99999-01-01T00:00", "x"])
def test_a_date_that_is_none_is_an_error_of_the_field(admin, time):
    response = admin.post(ADD, form_data(publish_at=time, _publish="1"))
    assert response.context["adminform"].form.errors.keys() == {"publish_at"}


def test_a_post_of_an_hour_that_comes_twice_can_be_saved_untouched(admin, author, berlin):
    dated = datetime(2026, 10, 25, 1, 30, 5, tzinfo=UTC)  # the second 02:30
    post = make_post(author=author, at=dated)
    admin.post(change(post), form_data(title="Edited", publish_at="2026-10-25T02:30", _update="1"))
    post.refresh_from_db()
    assert (post.title, post.published_at) == ("Edited", dated)


def test_a_draft_keeps_the_date_it_is_planned_for(admin, author):
    admin.post(ADD, form_data(publish_at="2999-01-01T09:00", _save="1"))
    post = Post.objects.get()
    assert post.stage == Stage.DRAFT
    assert post.planned_for == datetime(2999, 1, 1, 9, 0, tzinfo=UTC)
    shown = admin.get(change(post)).context["adminform"].form["publish_at"].value()
    assert f"{shown:%Y-%m-%dT%H:%M}" == "2999-01-01T09:00"


def test_publishing_a_planned_draft_schedules_it(admin, author):
    admin.post(ADD, form_data(publish_at="2999-01-01T09:00"))
    post = Post.objects.get()
    admin.post(change(post), form_data(publish_at="2999-01-01T09:00", _publish="1"))
    post.refresh_from_db()
    assert (post.stage, post.planned_for) == (Stage.SCHEDULED, None)


def test_a_plan_that_has_passed_means_now(admin, author):
    with time_machine.travel(datetime(2026, 1, 1, 12, 0, tzinfo=UTC), tick=False):
        admin.post(ADD, form_data(publish_at="2026-01-02T09:00"))
    post = Post.objects.get()
    now = datetime(2026, 2, 1, 12, 0, tzinfo=UTC)
    with time_machine.travel(now, tick=False):
        admin.force_login(author)
        admin.post(change(post), form_data(publish_at="2026-01-02T09:00", _publish="1"))
    post.refresh_from_db()
    assert post.published_at == now


def test_the_byline_holds_accounts_and_guests_in_order(admin, author):
    friend = make_account("rosa", name="Rosa Li")
    admin.post(ADD, form_data(authors="A Guest\r\nrosa li\r\n\r\nAuthor"))
    post = Post.objects.get()
    assert byline(post) == ["A Guest", "Rosa Li", "Author"]
    assert [line.account for line in post.bylines.all()] == [None, friend, author]
    shown = admin.get(change(post)).content.decode()
    assert "A Guest\nRosa Li\nAuthor</textarea>" in shown


def test_a_byline_left_empty_stays_or_is_one_s_own(client):
    client.force_login(make_account("editor", role=Role.EDITOR))
    client.post(ADD, form_data(authors=""))
    assert byline(Post.objects.get()) == ["Editor"]
    post = make_draft(author=make_account("rosa"))
    client.post(change(post), form_data(authors=""))
    assert byline(post) == ["Rosa"]


def test_an_author_cannot_write_themselves_out(admin, author):
    post = make_draft(author=author)
    response = admin.post(change(post), form_data(authors="A Guest"))
    assert "authors" in response.context["adminform"].form.errors
    assert byline(post) == ["Author"]


def test_an_editor_may_leave_the_byline_to_a_guest(client):
    client.force_login(make_account(role=Role.EDITOR))
    client.post(ADD, form_data(authors="A Guest"))
    assert byline(Post.objects.get()) == ["A Guest"]


def test_two_accounts_of_one_name_are_told_apart(admin, author):
    make_account("rosa1", name="Rosa")
    second = make_account("rosa2", name="Rosa")
    response = admin.post(ADD, form_data(authors="Author\nRosa"))
    assert "Rosa (rosa1); Rosa (rosa2)" in response.content.decode()
    admin.post(ADD, form_data(authors="Author\nRosa (rosa2)"))
    assert [line.account for line in Post.objects.get().bylines.all()] == [author, second]


def test_a_series_is_begun_joined_and_left(admin, author):
    for title in ("One", "Two"):
        admin.post(ADD, form_data(title=title, series_title="The Split"))
    series = Series.objects.get()
    places = series.posts.order_by("series_position").values_list("title", "series_position")
    assert list(places) == [("One", 1), ("Two", 2)]
    first = Post.objects.get(title="One")
    admin.post(change(first), form_data(title="One", series_title=""))
    assert list(series.posts.values_list("title", flat=True)) == ["Two"]


def test_a_language_is_chosen_from_a_list(admin):
    page = admin.get(ADD).content.decode()
    for option in (
        '<option value="" selected>The blog’s language</option>',
        '<option value="de">German</option>',
        '<option value="grc">Ancient Greek</option>',
    ):
        assert option in page
    admin.post(ADD, form_data(language="la"))
    assert Post.objects.get().language == "la"
    response = admin.post(ADD, form_data(language="klingon"))
    assert response.context["adminform"].form.errors.keys() == {"language"}


def test_a_stored_language_that_is_not_in_the_list_stays(admin, author):
    post = make_draft(author=author, language="nds-nl")
    admin.post(change(post), form_data(title="New", language="nds-nl"))
    post.refresh_from_db()
    assert (post.title, post.language) == ("New", "nds-nl")


def test_a_hostile_text_is_refused_and_given_back(admin):
    deep = f"<p>Mine</p>{'<div>' * 100_000}"
    page = admin.post(ADD, form_data(body=deep))
    assert [error[:25] for error in page.context["adminform"].form.errors["body"]] == [
        "The text has more than 5,"
    ]
    assert "&lt;p&gt;Mine&lt;/p&gt;" in page.content.decode()
    assert not Post.objects.exists()

"""Reading posts: what strangers see, what a token shows, filters, pages and queries."""

from datetime import timedelta

import pytest

from blog.people.models import Role
from blog.people.tokens.models import Scope
from blog.posts.drafts import Draft
from blog.posts.unpublished.saving import save_changes
from tests.factories import (
    A_DAY,
    citing,
    make_account,
    make_draft,
    make_picture,
    make_post,
    make_scheduled,
    make_source,
    make_trashed,
    make_withdrawn,
)

pytestmark = pytest.mark.django_db


def ids(answer) -> list[int]:
    return [item["id"] for item in answer.json()["items"]]


def test_a_post_in_full(stranger, author):
    source, picture = make_source(id="luthi2008"), make_picture(alt="A map")
    post = make_post(
        title="The Split",
        slug="split",
        author=author,
        tags=("war",),
        body=f"<p>Words{citing(source)}.</p>",
        lead_picture=picture,
        at=A_DAY,
    )
    shown = stranger.get(f"posts/{post.pk}/").json()
    assert "luthi2008" in str(shown.pop("sources"))
    content = shown.pop("content_html")
    assert "Words" in content
    assert "Lüthi" in content
    assert 'href="/' not in content
    image = shown.pop("lead_picture")
    assert (image["id"], image["alt"]) == (picture.pk, "A map")
    assert image["url"].startswith("http://testserver/media/pictures/")
    assert shown == {
        "id": post.pk,
        "kind": "post",
        "url": "http://testserver/2013/07/split/",
        "api_url": f"http://testserver/api/v1/posts/{post.pk}/",
        "title": "The Split",
        "summary": post.excerpt,
        "language": "en",
        "published_at": "2013-07-15T12:00:00+00:00",
        "updated_at": None,
        "authors": [{"name": "Ada", "slug": "ada", "url": "http://testserver/authors/ada/"}],
        "tags": [{"name": "war", "slug": "war", "url": "http://testserver/tags/war/"}],
        "series": None,
        "comment_count": 0,
    }


def test_strangers_see_live_posts_only(stranger):
    hidden = [make_draft(), make_scheduled(), make_withdrawn(), make_trashed()]
    changed = make_post(title="As published")
    save_changes(changed, Draft(title="Not yet"), by=None)
    page = make_post(kind="page")
    assert set(ids(stranger.get("posts/"))) == {changed.pk, page.pk}
    assert stranger.get(f"posts/{changed.pk}/").json()["title"] == "As published"
    for post in hidden:
        assert stranger.get(f"posts/{post.pk}/").status_code == 404
    assert stranger.get("posts/", stage="draft").status_code == 401


def test_a_token_reads_the_account_s_own_drafts_only(program_of, author):
    mine, others = make_draft(author=author, title="Mine"), make_draft(author=make_account())
    program = program_of(author, Scope.READ_DRAFTS)
    assert ids(program.get("posts/", stage="draft")) == [mine.pk]
    shown = program.get(f"posts/{mine.pk}/").json()
    assert (shown["stage"], shown["version"], shown["source_html"]) == (
        "draft",
        1,
        "<p>Some words.</p>",
    )
    assert program.get(f"posts/{others.pk}/").status_code == 404
    editor = program_of(make_account(role=Role.EDITOR), Scope.READ_DRAFTS)
    assert set(ids(editor.get("posts/", stage="draft"))) == {mine.pk, others.pk}


def test_drafts_need_the_scope(program_of, author):
    draft = make_draft(author=author)
    program = program_of(author, Scope.WRITE_POSTS)
    answer = program.get("posts/", stage="draft")
    assert answer.status_code == 403
    assert answer["WWW-Authenticate"] == ('Bearer error="insufficient_scope", scope="read_drafts"')
    assert program.get(f"posts/{draft.pk}/").status_code == 404


@pytest.mark.parametrize("stage", ["scheduled", "published", "withdrawn", "trashed"])
def test_each_stage_is_listed(program, author, stage):
    makers = {
        "scheduled": make_scheduled,
        "published": make_post,
        "withdrawn": make_withdrawn,
        "trashed": make_trashed,
    }
    made = {name: make(author=author) for name, make in makers.items()}
    listed = program.get("posts/", stage=stage).json()["items"]
    assert [(item["id"], item["stage"]) for item in listed] == [(made[stage].pk, stage)]


def test_filters(stranger, author):
    old = make_post(at=A_DAY - timedelta(days=9), tags=("war",), author=author)
    new = make_post(at=A_DAY, tags=("peace",))
    page = make_post(at=A_DAY, kind="page")
    assert ids(stranger.get("posts/", tag="war")) == [old.pk]
    assert ids(stranger.get("posts/", author="ada")) == [old.pk]
    assert ids(stranger.get("posts/", kind="page")) == [page.pk]
    assert ids(stranger.get("posts/", kind="post", since="2013-07-14T00:00:00Z")) == [new.pk]
    assert ids(stranger.get("posts/", tag="none")) == []


@pytest.mark.parametrize(
    "query",
    [
        *({"kind": "film"}, {"since": "yesterday"}, {"limit": "0"}, {"limit": "101"}),
        *({"limit": "x"}, {"cursor": "x"}, {"cursor": "é"}, {"tag": "a\0"}, {"stage": "all"}),
    ],
)
def test_wrong_parameters_are_problems(stranger, query):
    answer = stranger.get("posts/", **query)
    assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")
    assert next(iter(query)) in answer.json()["detail"]


def test_pages_by_cursor_miss_nothing_when_a_post_is_added(stranger):
    posts = [make_post(at=A_DAY) for _number in range(5)]  # all at once, in the order of their keys
    first = stranger.get("posts/", limit=2)
    make_post(at=A_DAY + timedelta(days=1))
    second = stranger.client.get(first.json()["next"])
    third = stranger.client.get(second.json()["next"])
    found = [*ids(first), *ids(second), *ids(third)]
    assert found == [post.pk for post in reversed(posts)]
    assert third.json()["next"] is None
    assert first["Link"] == f'<{first.json()["next"]}>; rel="next"'


def test_a_list_costs_the_same_however_long_it_is(stranger, django_assert_num_queries):
    for number in range(1, 4):
        post = make_post(tags=(f"tag {number}",), lead_picture=make_picture())
        with django_assert_num_queries(4):
            assert len(ids(stranger.get("posts/"))) == number
        with django_assert_num_queries(6):
            stranger.get(f"posts/{post.pk}/")


def test_a_list_of_drafts_costs_the_same_however_long_it_is(
    program, author, django_assert_num_queries
):
    for number in range(1, 4):
        make_draft(author=author, tags=(f"tag {number}",))
        program.get()
        with django_assert_num_queries(5):
            assert len(ids(program.get("posts/", stage="draft"))) == number

"""The page of a post."""

from datetime import timedelta

import pytest
import time_machine

from blog.posts.previews.sharing import preview_token
from tests.factories import (
    A_DAY,
    citing,
    make_comment,
    make_draft,
    make_post,
    make_scheduled,
    make_source,
    make_withdrawn,
    rewrite,
)

pytestmark = pytest.mark.django_db


def test_a_post_shows_its_text_sources_and_comments(client):
    post = make_post(
        title="Friends <and> Enemies",
        body=f"<p>Words{citing(make_source(title='The Split'))}</p>",
        tags=("Cold War",),
    )
    comment = make_comment(post=post, name="Ann", body="So *true*")
    reply = make_comment(post=post, parent=comment, name="Ben")
    page = client.get(post.get_absolute_url()).content.decode()
    for text in (
        "Friends &lt;and&gt; Enemies",
        'id="source-luthi2008"',
        "The Split",
        "/tags/cold-war/",
        "2 comments:",
        f'id="c{comment.pk}"',
        f'id="c{reply.pk}"',
        "So <em>true</em>",
        "Post a Comment",
    ):
        assert text in page


@pytest.mark.parametrize(
    ("count", "heading"), [(0, "No comments:"), (1, "1 comment:"), (2, "2 comments:")]
)
def test_comments_are_counted(client, count, heading):
    post = make_post()
    for _ in range(count):
        make_comment(post=post)
    assert heading in client.get(post.get_absolute_url()).content.decode()


def test_a_former_path_redirects(client):
    post = make_post(title="Old")
    rewrite(post, slug="new")
    response = client.get("/2013/07/old/")
    assert (response.status_code, response["Location"]) == (301, "/2013/07/new/")


def test_a_path_without_its_slash_redirects(client):
    make_post(title="One", tags=("Two",))
    for path in ("/2013/07/one", "/2013/07", "/tags/two"):
        response = client.get(path + "?a=b")
        assert (response.status_code, response["Location"]) == (301, f"{path}/?a=b")


@pytest.mark.parametrize("path", ["/nothing", "/nothing/", "/2013/07/none/", "/a//b/", "/%00/"])
def test_unknown_paths_are_not_found(client, path):
    assert client.get(path).status_code == 404


def test_a_withdrawn_post_is_gone_with_its_title_and_reason(client):
    post = make_withdrawn(title="A Mistake", reason="I was wrong.", body="<p>Secret</p>")
    response = client.get(post.get_absolute_url())
    page = response.content.decode()
    assert response.status_code == 410
    assert ("A Mistake" in page, "I was wrong." in page, "Secret" in page) == (True, True, False)


def test_a_scheduled_post_is_not_found(client):
    assert client.get(make_scheduled().get_absolute_url()).status_code == 404


@pytest.mark.parametrize("make", [make_draft, make_scheduled, make_withdrawn, make_post])
def test_a_preview_shows_any_post_to_people_with_the_link(client, make):
    post = make(body="<p>Early text</p>")
    response = client.get(f"/preview/{preview_token(post)}/")
    assert response.status_code == 200
    assert "Early text" in response.content.decode()
    assert response["X-Robots-Tag"] == "noindex"


def test_a_preview_needs_its_link(client):
    post = make_draft()
    assert client.get(f"/preview/{post.pk}/").status_code == 404


def test_queries_do_not_grow(client, django_assert_num_queries):
    def page(count: int) -> str:
        sources = "".join(citing(make_source()) for _ in range(count))
        tags = tuple(f"Tag {number}" for number in range(count))
        post = make_post(body=f"<p>{sources}</p>", tags=tags)
        for _ in range(count):
            make_comment(post=post)
        return post.get_absolute_url()

    few, many = page(1), page(30)
    for path in (few, many):
        with django_assert_num_queries(5):
            client.get(path)


def test_a_post_in_another_language_has_its_language(client):
    post = make_post(language="ar", direction="rtl")
    page = client.get(post.get_absolute_url()).content.decode()
    assert 'lang="ar" dir="rtl"' in page


def test_links_to_posts_in_another_language_have_it(client):
    post = make_post(at=A_DAY)
    older = make_post(title="Grenzen", language="de", at=A_DAY - timedelta(days=1))
    page = client.get(post.get_absolute_url()).content.decode()
    path = older.get_absolute_url()
    assert f'<a href="{path}" rel="prev" dir="auto" lang="de" hreflang="de"' in page


def test_a_page_has_no_date_and_no_comments(client):
    page = client.get(make_post(title="About", kind="page").get_absolute_url()).content.decode()
    assert "Post a Comment" not in page
    assert "July 15, 2013" not in page


def test_corrections_are_shown_with_their_dates(client):
    post = make_post(body="<p>1969.</p>")
    for day, note in (("2026-03-01", "The year was wrong."), ("2026-04-02", "So was the <place>.")):
        with time_machine.travel(f"{day}T12:00:00Z", tick=False):
            rewrite(post, by=None, consulted=[], tags=[], correction=note)
    page = " ".join(client.get(post.get_absolute_url()).content.decode().split())
    updated = '<time class="dt-updated" datetime="2026-04-02">April 2, 2026</time>'
    assert f"{updated}: So was the &lt;place&gt;." in page
    assert '<time datetime="2026-03-01">March 1, 2026</time>: The year was wrong.' in page


def test_a_post_without_corrections_shows_none(client):
    post = make_post()
    rewrite(post, by=None, consulted=[], tags=["a"])
    assert "updated on" not in client.get(post.get_absolute_url()).content.decode()

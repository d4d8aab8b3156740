"""Creating, changing, publishing, withdrawing and trashing posts."""

import pytest

from blog.people.audit import last_actions
from blog.posts.choices import Stage
from blog.posts.models import Post
from tests.factories import (
    citing,
    make_draft,
    make_picture,
    make_post,
    make_scheduled,
    make_source,
    rewrite,
)

pytestmark = pytest.mark.django_db


def test_a_new_post_is_a_draft_of_the_account(program, author):
    picture = make_picture()
    answer = program.post(
        "posts/",
        title="The Split",
        content_html="<p>Words</p><script>alert(1)</script>",
        summary="Short",
        tags=["war", "China"],
        language="de",
        lead_picture=picture.pk,
    )
    post = Post.objects.get()
    assert (answer.status_code, answer["Location"]) == (
        201,
        f"http://testserver/api/v1/posts/{post.pk}/",
    )
    assert (post.stage, post.body, post.summary, post.language) == (
        *(Stage.DRAFT, "<p>Words</p>", "Short", "de"),
    )
    assert [byline.account for byline in post.bylines.all()] == [author]
    assert set(post.tags.names()) == {"war", "China"}
    assert post.lead_picture == picture
    assert last_actions(author)[0].sentence == "Added the post “The Split”."


def test_a_new_post_can_be_published_at_once_or_later(program):
    now = program.post("posts/", title="Now", publish=True).json()
    later = program.post(
        "posts/", title="Later", publish=True, published_at="2999-01-01T00:00:00Z"
    ).json()
    assert (now["stage"], later["stage"]) == ("published", "scheduled")
    page = program.post("posts/", title="About", kind="page", publish=True).json()
    assert page["url"] == "http://testserver/about/"


def test_markdown_and_citations_by_key(program):
    source = make_source(id="luthi2008")
    text = '# Part\n\nA *word*<cite-ref data-source="luthi2008" data-locator="p. 3"></cite-ref>.'
    made = program.post("posts/", title="x", content_markdown=text).json()
    assert made["sources"] == ["luthi2008"]
    assert 'data-source="luthi2008"' in made["source_html"]
    assert "<h2>Part</h2>" in made["source_html"]
    assert f'data-source="{source.pk}"' in Post.objects.get().body
    again = program.patch(
        f"posts/{made['id']}/", version=1, content_html=made["source_html"]
    ).json()
    assert again["source_html"] == made["source_html"]


def test_an_unknown_source_is_refused(program):
    text = '<p>x<cite-ref data-source="nobody"></cite-ref></p>'
    answer = program.post("posts/", title="x", content_html=text)
    assert (answer.status_code, answer.json()["detail"]) == (
        422,
        "There is no source with the key nobody.",
    )
    assert not Post.objects.exists()


def test_a_picture_of_the_library_is_shown_where_its_url_is(program):
    picture = make_picture()
    for url in (picture.file.url, f"http://testserver{picture.smallest_url}"):
        made = program.post("posts/", title="x", content_html=f'<p><img src="{url}"></p>').json()
        assert f'data-picture="{picture.pk}"' in made["source_html"]


def test_fields_that_are_wrong_are_named_together(program):
    answer = program.post(
        "posts/", title="", slug="a b", tags="war", published_at="x", colour="red", language="x!"
    )
    assert (answer.status_code, answer["Content-Type"]) == (422, "application/problem+json")
    wrong = {error["pointer"] for error in answer.json()["errors"]}
    assert wrong == {"/title", "/slug", "/tags", "/published_at", "/colour", "/language"}
    assert not Post.objects.exists()


@pytest.mark.parametrize(
    ("body", "status"),
    [(b"{", 400), (b"[]", 400), (b"\xff", 400), (b"[" * 100_000, 400), (b"{}", 422)],
)
def test_a_body_that_is_no_post(program, body, status):
    answer = program.client.generic("POST", "/api/v1/posts/", body, content_type="application/json")
    assert answer.status_code == status


def test_a_form_is_no_json(program):
    assert program.client.post("/api/v1/posts/", {"title": "x"}).status_code == 415


@pytest.mark.parametrize("title", ["a\0b", "\ud800"])
def test_a_title_that_no_database_stores(program, title):
    assert program.post("posts/", title=title).status_code == 422


def test_an_update_changes_the_given_fields_only(program, author):
    post = make_post(author=author, title="Old", tags=("war",))
    answer = program.patch(f"posts/{post.pk}/", version=post.version, title="New")
    assert answer.json()["title"] == "New"
    stored = Post.objects.get()
    assert (stored.title, stored.body, list(stored.tags.names()), stored.version) == (
        *("New", "<p>Some words.</p>", ["war"], post.version + 1),
    )


def test_an_update_as_a_draft_is_not_seen_by_readers(program, author):
    post = make_post(author=author, title="Old")
    answer = program.patch(f"posts/{post.pk}/", version=1, title="New", as_draft=True).json()
    assert (answer["title"], answer["has_unpublished_changes"]) == ("Old", True)
    published = program.post(f"posts/{post.pk}/publish/", version=answer["version"]).json()
    assert (published["title"], published["has_unpublished_changes"]) == ("New", False)


def test_a_stale_update_is_a_conflict(program, author):
    post = make_draft(author=author, title="Old")
    rewrite(post, title="Changed meanwhile")
    for call in (program.patch, program.post):
        path = f"posts/{post.pk}/" + ("publish/" if call == program.post else "")
        answer = call(path, version=1)
        assert answer.status_code == 409
        assert "fetch it again" in answer.json()["detail"]
    assert program.patch(f"posts/{post.pk}/", title="x").status_code == 422
    assert program.patch(f"posts/{post.pk}/", version=True, title="x").status_code == 422
    assert Post.objects.get().title == "Changed meanwhile"


def test_publishing_and_withdrawing(program, author):
    post = make_draft(author=author)
    assert program.post(f"posts/{post.pk}/withdraw/").status_code == 409
    published = program.post(f"posts/{post.pk}/publish/", version=1).json()
    assert published["stage"] == "published"
    withdrawn = program.post(f"posts/{post.pk}/withdraw/", reason="It was wrong.").json()
    assert withdrawn["stage"] == "withdrawn"
    assert Post.objects.get().withdrawn_reason == "It was wrong."
    scheduled = make_scheduled(author=author)
    assert program.post(f"posts/{scheduled.pk}/withdraw/").json()["stage"] == "draft"


def test_trash_and_restore(program, author):
    post = make_post(author=author)
    assert program.delete(f"posts/{post.pk}/").status_code == 204
    assert Post.objects.get().stage == Stage.TRASHED
    assert program.delete(f"posts/{post.pk}/").status_code == 404
    assert program.patch(f"posts/{post.pk}/", version=1, title="x").status_code == 404
    assert program.post(f"posts/{post.pk}/restore/").json()["stage"] == "published"
    assert program.post(f"posts/{post.pk}/restore/").status_code == 404


def test_a_page_may_not_take_the_path_of_another(program):
    make_post(kind="page", title="About", slug="about")
    answer = program.post("posts/", title="x", kind="page", slug="about")
    assert answer.json()["errors"] == [
        {"pointer": "/slug", "detail": "Another page has this slug."}
    ]


def test_a_saved_text_keeps_what_it_cites_for_the_editor(program, author):
    post = make_post(author=author, body=f"<p>x{citing(make_source())}</p>")
    before = Post.objects.get().body
    shown = program.get(f"posts/{post.pk}/").json()
    program.patch(f"posts/{post.pk}/", version=1, content_html=shown["source_html"])
    assert Post.objects.get().body == before


@pytest.mark.parametrize("url", ["//[", "http://[x]/", "http://a:b/"])
def test_what_cannot_be_a_url_is_no_server_error(program, url):
    html = f'<p><img src="{url}"><a href="{url}">a</a></p>'
    assert program.post("posts/", title="A", content_html=html).status_code == 201


def test_a_text_nested_too_deeply_is_refused(program):
    answer = program.post("posts/", title="A", content_html="<div>" * 5_001)
    assert answer.status_code == 422
    assert "inside one another" in answer.json()["detail"]

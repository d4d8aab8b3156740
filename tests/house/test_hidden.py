"""What one may not see leaves no trace: no byte, header, search result or other person's text."""

import uuid

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from time_machine import travel

from blog.comments.models import State
from blog.people.models import Role
from blog.posts.autosave.autosaving import autosave
from blog.posts.listing.updating import part_of
from blog.posts.models import Post
from blog.posts.previews.sharing import end_preview, preview_token, share_preview
from blog.posts.trashing import move_to_trash
from blog.search.indexing import rebuild
from blog.site.models import Site
from tests.factories import (
    attaching,
    citing,
    make_account,
    make_comment,
    make_draft,
    make_file,
    make_picture,
    make_post,
    make_scheduled,
    make_source,
    make_withdrawn,
)
from tests.sample_files import pdf

pytestmark = pytest.mark.django_db

SECRET = "Zaubernuss"
NOW = "2026-03-01 12:00Z"
SHOWN = (
    *("/", "/archive/", "/2013/", "/2013/07/", "/tags/", "/tags/shown/", "/authors/", "/series/"),
    *("/sources/", "/sources/?format=bibtex", "/search/", f"/search/?q={SECRET}", "/sitemap.xml"),
    *("/sitemap/lists.xml", "/feed/", "/feed/rss/", "/feed.json"),
    *("/tags/shown/feed/", "/comments/feed/", "/humans.txt", "/robots.txt", "/2013/07/shown/"),
    *("/2013/07/shown/feed/", "/2013/07/shown/cite/", "/2013/07/shown/cite/?sources=ris"),
    "/oembed/?url=http://testserver/2013/07/shown/",
)


def traces(client: Client, post: Post) -> dict[str, tuple[bytes, dict[str, str]]]:
    """Return the content and the headers of every public page."""
    pages = {}
    for path in (*SHOWN, f"/sitemap/posts-{part_of(post.pk)}.xml"):
        response = client.get(path)
        assert response.status_code == 200, path
        pages[path] = (response.content, dict(response.headers))
    return pages


def plant_hidden(shown: Post) -> None:
    """Make everything that readers cannot see yet; pending comments are on the post `shown`."""
    source, picture = make_source(id="hidden", title=SECRET), make_picture(alt=SECRET)
    fields = {"title": SECRET, "tags": ("shown", SECRET), "body": f"<p>{citing(source)}</p>"}
    make_draft(lead_picture=picture, **fields)
    make_scheduled(**fields)
    file = make_file(content=pdf(SECRET), title=SECRET, description=SECRET)
    for make in (make_draft, make_scheduled):
        make(title=SECRET, body=attaching(file))
    make_draft(kind="page", title=SECRET)
    make_source(id="alone", title=SECRET)
    for state in (State.PENDING, State.SPAM, State.REJECTED):
        make_comment(post=shown, state=state, name=SECRET, body=SECRET, created_at=timezone.now())


def test_hidden_content_changes_no_byte_and_no_header_of_a_public_page(client):
    with travel(NOW, tick=False):
        shown = make_post(title="Shown", tags=("shown",), body=f"<p>{citing(make_source())}</p>")
        make_comment(post=shown, created_at=timezone.now())
        rebuild()
        before = traces(client, shown)
        plant_hidden(shown)
        rebuild()
        after = traces(client, shown)
    assert [path for path in after if after[path] != before[path]] == []


@pytest.mark.parametrize("make", [make_draft, make_scheduled])
def test_a_hidden_post_answers_as_if_there_were_none(client, make):
    post = make(title=SECRET, slug="hidden")
    path = post.get_absolute_url() or "/2013/07/hidden/"
    for suffix in ("", "cite/", "feed/", "feed.json", "?comment=1"):
        there, nowhere = client.get(f"{path}{suffix}"), client.get(f"/2013/07/nowhere/{suffix}")
        assert there.status_code == nowhere.status_code == 404
        assert (there.content, there.headers) == (nowhere.content, nowhere.headers)
    for parameter in (f"url=http://testserver{path}", f"url=http://testserver{path}&format=xml"):
        assert client.get(f"/oembed/?{parameter}").status_code == 404
    assert client.post(f"/comments/{post.pk}/post/", {"body": "x"}).status_code == 404


def test_a_preview_is_private_and_ends(client):
    post = make_draft(title=SECRET)
    link = share_preview(post)
    shown = client.get(link.get_absolute_url())
    assert shown.status_code == 200
    assert shown["Cache-Control"] == "private, no-store"
    assert shown["X-Robots-Tag"] == "noindex"
    assert not {"Link", "ETag", "Last-Modified"} & shown.headers.keys()
    token = preview_token(post)
    end_preview(post)
    for path in (link.get_absolute_url(), f"/preview/{token[:-1]}x/", "/preview/1/"):
        assert client.get(path).status_code == 404


ROLES = [None, *Role]


def client_of(role: Role | None) -> Client:
    client = Client()
    if role:
        client.force_login(make_account(role=role))
    return client


@pytest.mark.parametrize("role", ROLES)
def test_an_autosave_is_shown_only_to_who_wrote_it(role):
    """Not even the owner reads what somebody else has not saved."""
    author, window = make_account(), uuid.uuid4()
    post = make_draft(author=author, title="Mine")
    autosave(window, by=author, post=post, fields={"title": SECRET, "body": SECRET})
    autosave(uuid.uuid4(), by=author, post=None, fields={"title": SECRET, "body": SECRET})
    client = client_of(role)
    paths = [
        reverse("admin:post-compare", args=[window]),
        reverse("admin:post-unsaved"),
        reverse("admin:index"),
        reverse("admin:blog_post_add"),
        reverse("admin:blog_post_change", args=[post.pk]),
        reverse("admin:post-history", args=[post.pk]),
        reverse("admin:post-preview", args=[post.pk]),
    ]
    for path in paths:
        assert SECRET not in client.get(path, follow=True).content.decode(), path
    client.post(reverse("admin:post-discard", args=[window]))
    assert author.autosaves.get(pk=window).fields["title"] == SECRET


@pytest.mark.parametrize("role", [None, Role.MODERATOR, Role.AUTHOR])
def test_another_s_draft_is_in_no_list_search_or_choice(role):
    post = make_draft(author=make_account(), title=f"{SECRET} Alraune", body="<p>Alraune</p>")
    move_to_trash(make_draft(author=make_account(), title=f"{SECRET} Alraune"))
    rebuild()
    client = client_of(role)
    month = timezone.now()
    paths = [
        f"{reverse('admin:post-titles')}?q={SECRET}",
        f"{reverse('admin:blog_post_changelist')}?q={SECRET}",
        reverse("admin:trash"),
        f"{reverse('admin:calendar')}?month={month:%Y-%m}",
        reverse("admin:index"),
        reverse("admin:statistics"),
        reverse("admin:post-statistics", args=[post.pk]),
        reverse("admin:comment-queue"),
        f"{reverse('admin:source-cite')}?q={SECRET}",
        f"/search/?q={SECRET}",
    ]
    for path in paths:
        assert "Alraune" not in client.get(path, follow=True).content.decode(), path


SCRIPT = "</script><script>alert(1)</script>"


def test_no_title_or_name_ends_a_script_of_structured_data(client):
    Site.objects.update_or_create(pk=1, defaults={"name": SCRIPT, "tagline": SCRIPT})
    source = make_source(id="a", title=SCRIPT, author=[{"family": SCRIPT}])
    author = make_account("ada", name=SCRIPT, about=SCRIPT)
    post = make_post(
        title=SCRIPT, slug="a", author=author, tags=(SCRIPT,), body=f"<p>{citing(source)}</p>"
    )
    make_comment(post=post, name=SCRIPT, body=SCRIPT)
    make_withdrawn(title=SCRIPT, slug="b", reason=SCRIPT)
    tag = post.tags.get()
    paths = ["/", "/2013/07/a/", "/2013/07/a/cite/", "/2013/07/b/", "/authors/ada/", "/sources/"]
    paths += ["/sources/a/", "/tags/", tag.get_absolute_url(), "/archive/", "/search/?q=alert"]
    for path in paths:
        assert "<script>alert" not in client.get(path).content.decode(), path

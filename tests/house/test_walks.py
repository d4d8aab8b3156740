"""Walks over every route: hidden content stays hidden, admin pages need a login, GET is safe."""

from collections.abc import Iterator
from typing import cast

import pytest
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core import serializers
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from blog.comments.models import Kind, State
from blog.people.models import Role
from blog.people.sessions import LoginSession
from blog.posts.drafts import Draft
from blog.posts.models import Post
from blog.posts.permalinks.assigning import RESERVED
from blog.posts.previews.models import PreviewLink
from blog.posts.previews.sharing import share_preview
from blog.posts.trashing import move_to_trash
from blog.posts.unpublished.saving import publish_changes, save_changes
from blog.site.models import Site
from tests.factories import (
    A_DAY,
    attaching,
    citing,
    make_account,
    make_comment,
    make_draft,
    make_file,
    make_mention,
    make_picture,
    make_post,
    make_scheduled,
    make_source,
    make_trashed,
    make_withdrawn,
    showing,
)
from tests.sample_files import pdf

pytestmark = pytest.mark.django_db

HIDDEN = "HIDDEN-WORDS"


def routes(resolver: URLResolver, namespace: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Yield the name for reverse() and the pattern of every route below `resolver`."""
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            yield from routes(pattern, pattern.namespace or namespace)
        else:
            yield f"{namespace}:{pattern.name}" if namespace else str(pattern.name), pattern


def public_routes() -> list[tuple[str, URLPattern]]:
    return [route for route in routes(get_resolver()) if not route[0].startswith("admin:")]


def admin_routes() -> list[tuple[str, URLPattern]]:
    return [route for route in routes(get_resolver()) if route[0].startswith("admin:")]


# Values for the arguments of routes; a route with an argument not listed here fails the walk.
ARGUMENTS = {
    "digest": "0" * 12,
    "year": 2013,
    "month": 7,
    "slug": "hidden",
    "name": "pictures/00/" + "0" * 64 + ".png",
    "file_name": "a.pdf",
    "token": "none",
    "account_id": "none",
    "public_id": "none",
    "content_type_id": 1,
    "object_id": 1,
    "id": 1,
    "app_label": "blog",
    "url": "nothing",
    "format": "ris",
    "key": "hidden",
    "feed": "feed/",
    "part": "2013",
    "window": "00000000-0000-0000-0000-000000000000",
    "number": 1,
    "kind": "picture",
    "act": "tag",
}


def address_of(name: str, pattern: URLPattern, /, **given: object) -> str:
    arguments = {key: {**ARGUMENTS, **given}[key] for key in pattern.pattern.converters}
    if not arguments and pattern.pattern.regex.groups:
        groups = pattern.pattern.regex.groupindex
        arguments = {key: {**ARGUMENTS, **given}[key] for key in groups}
    return reverse(name, kwargs=arguments)


def plant() -> list[str]:
    """Plant hidden text wherever it could leak; return the paths of the hidden posts."""
    fields = {"title": HIDDEN, "body": f"<p>{HIDDEN}</p>", "summary": HIDDEN, "tags": ("hidden",)}
    hidden = [
        make_draft(**fields),
        make_scheduled(**fields),
        make_draft(kind="page", **fields),
        make_scheduled(kind="page", **fields),
    ]
    source = make_source(id="hidden", title=HIDDEN, publisher=HIDDEN)
    citing_it = fields | {"body": f"<p>{HIDDEN}{citing(source)}</p>"}
    hidden += [make_draft(**citing_it), make_scheduled(**citing_it)]
    file = make_file(content=pdf(HIDDEN), title=HIDDEN, description=HIDDEN)
    attaching_it = fields | {"body": f"<p>{HIDDEN}</p>{attaching(file)}"}
    hidden += [make_draft(**attaching_it), make_scheduled(**attaching_it)]
    hidden += [make_trashed(**fields), make_trashed(kind="page", **fields)]
    hidden.append(with_hidden_changes(make_post(at=A_DAY), fields))
    move_to_trash(make_withdrawn(**fields))
    move_to_trash(make_source(id="thrown-away", title=HIDDEN))
    move_to_trash(make_picture(alt=HIDDEN, caption=HIDDEN))
    gone = make_withdrawn(**fields | {"title": "A Title"})
    shown = make_post(at=A_DAY, tags=("hidden",), body="<p>Shown</p>")
    for state in State:
        if state != State.PUBLISHED:
            make_comment(post=shown, state=state, name=HIDDEN, body=HIDDEN)
            make_mention(post=shown, state=state, name=HIDDEN, body=HIDDEN, kind=Kind.LIKE)
    make_comment(post=shown)
    return [post.get_absolute_url() for post in (*hidden, gone, shown) if post.permalink_id]


def with_hidden_changes(post: Post, fields: dict[str, object]) -> Post:
    """Save unpublished changes to every part of the published post."""
    source, picture = make_source(id="changes", title=HIDDEN), make_picture(caption=HIDDEN)
    other = make_source(id="changes-too", title=HIDDEN)
    changes = Draft(
        slug="hidden-changes",
        lead_picture=picture,
        language="de",
        authors=[HIDDEN],
        series=HIDDEN,
        consulted=[other],
        correction=HIDDEN,
    )
    cited = f"<p>{HIDDEN}{citing(source)}</p>{showing(picture)}"
    return save_changes(post, cast(Draft, fields) | {"body": cited} | changes, by=None)


def test_no_public_route_shows_hidden_content(client):
    paths = plant()
    addresses = {
        address_of(name, pattern, pk=pk, path=path.lstrip("/"))
        for name, pattern in public_routes()
        for pk in range(1, 8)
        for path in paths
    }
    seen = 0
    for path in sorted(addresses | set(paths)):
        response = client.get(path)
        assert response.status_code < 500, path
        page = b"".join(response) if response.streaming else response.content
        assert HIDDEN.encode() not in page, path
        seen += response.status_code == 200
    assert seen >= 5  # the walk found pages with content


def test_the_walk_notices_visible_content(client):
    """The marker appears on pages once its posts, changes and comments are visible."""
    changed = with_hidden_changes(make_post(at=A_DAY), {"title": HIDDEN})
    publish_changes(changed, Draft(), by=None, site=Site.objects.current())
    for path in (changed.get_absolute_url(), "/sources/changes/", "/series/hidden-words/"):
        assert HIDDEN.encode() in client.get(path).content, path
    post = make_post(title=HIDDEN)
    assert HIDDEN.encode() in client.get("/").content
    assert HIDDEN.encode() in client.get(post.get_absolute_url()).content


OPEN_ADMIN_ROUTES = {
    "admin:comment-decision-link",
    "admin:jsi18n",
    "admin:login",
    "admin:logout",
    "admin:password-forgotten",
    "admin:password-reset",
    "admin:set-up",
}


def test_every_admin_route_requires_a_login(client):
    plant()
    walked = 0
    for name, pattern in admin_routes():
        if name in OPEN_ADMIN_ROUTES or not pattern.name:
            continue
        path = address_of(name, pattern, pk=1)
        for method in (client.get, client.post):
            response = method(path)
            assert response.status_code == 302, (name, response.status_code)
            assert response["Location"].startswith("/admin/login/"), name
        walked += 1
    assert walked > 25


SECRET = "SECRET-WORDS"


@pytest.mark.parametrize("make", [make_draft, make_scheduled])
@pytest.mark.parametrize("role", [Role.MODERATOR, Role.AUTHOR])
def test_no_admin_route_leads_to_another_s_hidden_post(role, make):
    """Walk every route, Django's own and unnamed ones too, with the keys of such a post."""
    link = share_preview(make(title=SECRET, body=f"<p>{SECRET}</p>", summary=SECRET))
    client = Client()
    client.force_login(make_account(role=role))
    for path in sorted(admin_paths_of(link)):
        response = client.get(path)
        assert response.status_code < 500, path
        location = response.get("Location", "")
        assert not location.endswith(link.get_absolute_url()), (path, location)
        assert SECRET.encode() not in response.content, path


def admin_paths_of(link: PreviewLink) -> set[str]:
    """Return the paths of all admin routes with the keys of the link and its post."""
    pk, types = link.post_id, ContentType.objects.get_for_models(Post, PreviewLink)
    named = {
        address_of(name, pattern, pk=pk, object_id=pk, id=pk, content_type_id=types[Post].pk)
        for name, pattern in admin_routes()
        if pattern.name and name != "admin:logout"
    }
    unnamed = {f"/admin/blog/post/{pk}/", "/admin/blog/", f"/admin/{pk}/"}
    jumps = {f"/admin/r/{types[Post].pk}/{pk}/", f"/admin/r/{types[PreviewLink].pk}/{link.pk}/"}
    search = f"app_label=blog&model_name=comment&field_name=post&term={SECRET}"
    return named | unnamed | jumps | {f"/admin/autocomplete/?{search}"}


def test_an_invalid_set_up_link_opens_nothing(client):
    response = client.get(reverse("admin:set-up", args=["none"]))
    assert response.status_code == 410


def test_permissions_apply_to_every_model_page():
    """A moderator finds only comments; an author finds no settings and no people."""
    doors = {
        Role.MODERATOR: {"comment"},
        Role.AUTHOR: {"comment", "picture", "post", "source"},
        Role.EDITOR: {"comment", "picture", "post", "source"},
        Role.OWNER: {"account", "comment", "picture", "post", "source"},
    }
    for role, expected in doors.items():
        client = Client()
        client.force_login(make_account(role=role))
        opened = {
            model
            for model in ("account", "comment", "picture", "post", "source")
            if client.get(reverse(f"admin:blog_{model}_changelist")).status_code in {200, 302}
        }
        assert opened == expected, role


CHANGING = {
    "comment-post": 405,
    "comment-edit": 405,
    "comment-withdraw": 405,
    "admin:failed-job-retry": 405,
    "admin:picture-upload": 405,
    "admin:post-autosave": 405,
    "admin:post-discard": 405,
    "admin:post-discard-changes": 405,
    "admin:post-restore": 405,
    "admin:post-preview-share": 405,
    "admin:post-preview-end": 405,
    "admin:trash-restore": 405,
    "admin:post-change-several": 405,
    "admin:post-undo": 405,
}


def test_routes_that_change_data_refuse_get():
    """Routes named after a change respond to GET with 405, or with a confirmation form."""
    client = Client()
    client.force_login(make_account(role=Role.OWNER))
    post = make_post()
    for name, status in CHANGING.items():
        pattern = dict(routes(get_resolver()))[name]
        assert client.get(address_of(name, pattern, pk=post.pk)).status_code == status, name


@pytest.mark.parametrize("door", [public_routes, admin_routes])
def test_get_changes_nothing(door):
    """GET every route as the owner; the rows of the blog stay unchanged."""
    plant()
    source, picture = make_source(), make_picture()
    make_post(body=f"<p>{citing(source)}</p>", lead_picture=picture)
    client = Client()
    client.force_login(make_account(role=Role.OWNER))

    def rows() -> str:
        """Return all rows without sessions, which store messages and the time of last use."""
        models = [
            model for model in apps.get_app_config("blog").get_models() if model != LoginSession
        ]
        return "".join(
            serializers.serialize("json", model.objects.order_by("pk")) for model in models
        )

    before = rows()
    post_type = ContentType.objects.get_for_model(Post).pk
    for name, pattern in door():
        if pattern.name:
            given = {"pk": 1, "path": "2013/07/none/", "content_type_id": post_type}
            response = client.get(address_of(name, pattern, **given))
            if response.streaming:
                b"".join(response)  # reading to the end closes the file
    assert rows() == before


def test_every_first_part_of_a_path_is_reserved():
    first_parts = {
        str(pattern.pattern).split("/")[0]
        for pattern in get_resolver().url_patterns[-1].url_patterns  # readers' routes
        if not str(pattern.pattern).startswith("<")
    }
    assert first_parts | {"admin", "static"} <= RESERVED

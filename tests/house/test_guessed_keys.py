"""Every page of the panel with a key in its URL: what an account reaches by guessing another's."""

import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import Model
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from blog.comments.models import Comment, State
from blog.copies.models import RemovalRequest
from blog.exports.runs.models import BlogExport
from blog.exports.runs.models import storage as exports
from blog.imports.runs.models import BlogImport
from blog.links.quotations.models import QuotationCheck
from blog.media.files.partial_uploads import begin_upload
from blog.people.models import Account, Invitation, Role
from blog.people.sessions import LoginSession
from blog.people.tokens.making import make_token
from blog.people.tokens.models import ApiToken
from blog.posts.autosave.models import Autosave
from blog.posts.bulk.models import Act, BulkAct
from blog.posts.drafts import Draft
from blog.posts.history.hiding import hide_version
from blog.posts.previews.sharing import share_preview
from blog.posts.trashing import move_to_trash
from blog.posts.unpublished.saving import save_changes
from blog.site.redirects.models import Redirect
from blog.sources.imports.models import ImportRun
from blog.webhooks.models import Webhook, WebhookDelivery
from tests.copies.conftest import folder, keep, source
from tests.factories import (
    citing,
    make_account,
    make_comment,
    make_draft,
    make_failed_email,
    make_file,
    make_link,
    make_mention,
    make_picture,
    make_post,
    make_scheduled,
    make_source,
    make_trashed,
    rewrite,
)
from tests.house.test_walks import OPEN_ADMIN_ROUTES, admin_routes

__all__ = ["folder", "source"]
pytestmark = pytest.mark.django_db

OWNER, EDITOR, AUTHOR, MODERATOR = Role.OWNER, Role.EDITOR, Role.AUTHOR, Role.MODERATOR
NOBODY: set[Role] = set()  # only the account itself
OWNERS, EDITORS = {OWNER}, {OWNER, EDITOR}
WRITERS, MODERATORS = {OWNER, EDITOR, AUTHOR}, {OWNER, EDITOR, MODERATOR}
EVERYBODY = {*WRITERS, *MODERATORS}

# What each object is called, who may reach it although it is another's, and by which routes.
TABLE: list[tuple[str, set[Role], str]] = [
    ("draft", EDITORS, "post-history post-restore"),
    ("unpublished changes", EDITORS, "post-changes post-discard-changes"),
    ("draft", EDITORS, "post-preview post-preview-share post-preview-end post-statistics"),
    ("draft", EDITORS, "trash-throw-away"),
    ("live post", EDITORS, "post-withdraw post-version-hide post-version-unhide"),
    ("live post", EVERYBODY, "post-comment"),
    ("post in the trash", EDITORS, "trash-restore trash-delete"),
    ("unsaved changes", NOBODY, "post-compare post-discard"),
    ("bulk act", NOBODY, "post-undo"),
    ("comment", MODERATORS, "comment comment-reply comment-edit comment-pin comment-unpin"),
    ("comment", MODERATORS, "comment-close comment-reopen"),
    ("picture", WRITERS, "picture-replace picture-file media-restore media-fetch trash-throw-away"),
    ("picture in the trash", WRITERS, "trash-restore"),
    ("picture in the trash", EDITORS, "trash-delete"),
    ("file", WRITERS, "file-preview media-restore media-fetch trash-throw-away"),
    ("file in the trash", EDITORS, "trash-delete"),
    ("upload", NOBODY, "upload-part"),
    ("source", WRITERS, "source-copies source-copy-take trash-throw-away"),
    ("source", EDITORS, "source-copy-policy source-copy-close"),
    ("source in the trash", EDITORS, "trash-delete"),
    ("import of sources", WRITERS, "source-import-run"),
    ("copy", WRITERS, "copy copy-download"),
    ("copy", EDITORS, "copy-delete"),
    ("link", WRITERS, "link-check link-accept link-reopen link-use-new-url"),
    ("quotation", WRITERS, "quotation-accept quotation-reopen"),
    ("removal request", EDITORS, "removal-close removal-reopen"),
    ("redirect", OWNERS, "redirect-edit redirect-delete"),
    ("webhook", OWNERS, "webhook webhook-rotate webhook-delete"),
    ("delivery", OWNERS, "webhook-send-again"),
    ("failed email", OWNERS, "failed-job-retry"),
    ("export", OWNERS, "blog-export-download blog-export-delete"),
    ("import", OWNERS, "blog-import-run blog-import-start blog-import-stop blog-import-discard"),
    ("account", OWNERS, "person-password person-end-sessions person-two-factor-disable"),
    ("invitation", OWNERS, "invitation-revoke"),
    ("session", NOBODY, "session-end"),
    ("token", NOBODY, "token-revoke"),
]
# Their keys are names of settings, formats and acts: tests/house/test_rights.py.
WITHOUT_OBJECT = {"settings-section", "settings-preview", "source-export", "post-change-several"}


def trashed(row: Any) -> Any:
    move_to_trash(row)
    return row


def hidden_quotation(other: Account) -> QuotationCheck:
    post = make_post(author=other)
    return QuotationCheck.objects.create(
        post=post, source=make_source(), outcome="nearly", checked_at=timezone.now()
    )


def delivery(_other: Account) -> WebhookDelivery:
    webhook = Webhook.objects.create(url="https://hooks.example/", salt="a")
    return WebhookDelivery.objects.create(
        webhook=webhook, message_id="m", event="post.published", body="{}", due_at=None
    )


def token_of(other: Account) -> ApiToken:
    make_token(other, name="MarsEdit", scopes=[])
    return ApiToken.objects.get()


MAKERS: dict[str, Callable[[Account], Any]] = {
    "draft": lambda other: rewrite(make_draft(author=other), title="Another"),
    "unpublished changes": lambda other: save_changes(
        make_post(author=other), Draft(title="Another"), by=None
    ),
    "live post": lambda other: rewrite(make_post(author=other), title="Another"),
    "post in the trash": lambda other: make_trashed(author=other),
    "unsaved changes": lambda other: Autosave.objects.create(
        window=uuid.uuid4(), account=other, written_at=timezone.now(), fields={"title": "Mine"}
    ),
    "bulk act": lambda other: BulkAct.objects.create(act=Act.TAG, by=other),
    "comment": lambda other: make_comment(post=make_post(author=other), state=State.PENDING),
    "picture": lambda _other: make_picture(origin_url="http://127.0.0.1:1/lost.png"),
    "picture in the trash": lambda _other: trashed(make_picture()),
    "file": lambda _other: make_file(origin_url="http://127.0.0.1:1/lost.pdf"),
    "file in the trash": lambda _other: trashed(make_file()),
    "upload": lambda other: begin_upload(name="a.wav", size=9, by=other.pk),
    "source": lambda _other: make_source(),
    "source in the trash": lambda _other: trashed(make_source()),
    "import of sources": lambda other: ImportRun.objects.create(by=other, text=""),
    "copy": lambda _other: keep(make_source(type="webpage", URL="https://ada.example/letter")),
    "link": lambda _other: make_link(),
    "quotation": hidden_quotation,
    "removal request": lambda _other: RemovalRequest.objects.create(source=make_source()),
    "redirect": lambda _other: Redirect.objects.create(path="/old/", target="/new/"),
    "webhook": lambda _other: Webhook.objects.create(url="https://hooks.example/", salt="a"),
    "delivery": delivery,
    "failed email": lambda _other: make_failed_email(),
    "export": lambda other: BlogExport.objects.create(
        by=other, format="zip", file=exports().save("a.zip", ContentFile(b"a"))
    ),
    "import": lambda other: BlogImport.objects.create(by=other, name="a.zip", folder="a"),
    "account": lambda other: other,
    "invitation": lambda other: Invitation.objects.create(
        role=AUTHOR, email="ada@example.org", token_digest="a", expires_at=timezone.now()
    ),
    "session": lambda other: LoginSession.objects.create(
        session_key="a", public_id="guessed", account=other, expire_date=timezone.now()
    ),
    "token": token_of,
}
KINDS = {"picture": "picture", "file": "mediafile", "source": "source"}


def path_of(route: str, kind: str, row: Any) -> str:
    arguments = {
        "session-end": lambda: {"public_id": row.public_id},
        "upload-part": lambda: {"token": row},
        "failed-job-retry": lambda: {"kind": "email", "pk": row.pk},
        "post-compare": lambda: {"window": row.window},
        "post-discard": lambda: {"window": row.window},
        "post-restore": lambda: {"pk": row.pk, "number": 1},
        "post-version-hide": lambda: {"pk": row.pk, "number": 1},
        "post-version-unhide": lambda: {"pk": row.pk, "number": 1},
    }
    if route.startswith(("trash-", "media-")):
        kind = KINDS.get(kind.partition(" ")[0], "post")
        return reverse(f"admin:{route}", kwargs={"kind": kind, "pk": row.pk})
    return reverse(f"admin:{route}", kwargs=arguments.get(route, lambda: {"pk": row.pk})())


def stored(row: Any) -> dict[str, Any] | None:
    if not isinstance(row, Model):
        return None
    return type(row)._base_manager.filter(pk=row.pk).values().first()


def answers_of(client: Client, path: str) -> list[int]:
    """Send each method, and undo what it changes; return the statuses of those that are taken."""
    statuses = []
    for send in (client.get, client.post):
        with transaction.atomic():
            answer = send(path)
            b"".join(answer)  # a file is closed at its end
            statuses.append(answer.status_code)
            transaction.set_rollback(True)
    return [status for status in statuses if status != 405]


def is_own_page(answer: Any) -> bool:
    """The visitor's own page, where an unknown session has ended long ago."""
    return answer.get("Location") == reverse("admin:me")


@pytest.mark.parametrize("role", Role.values)
@pytest.mark.parametrize(("kind", "allowed", "routes"), TABLE)
def test_who_reaches_another_s_object_by_guessing_its_key(role, kind, allowed, routes):
    row = MAKERS[kind](make_account("other"))
    client = Client()
    client.force_login(make_account("visitor", role=role))
    before = stored(row)
    for route in routes.split():
        path = path_of(route, kind, row)
        if role in allowed:
            statuses = answers_of(client, path)
            assert statuses and {404, 403}.isdisjoint(statuses), (route, statuses)
            continue
        for answer in (client.get(path), client.post(path), client.patch(path, "x")):
            assert answer.status_code in {403, 404, 405} or is_own_page(answer), route
        assert stored(row) == before, route


def test_every_route_with_a_key_is_in_the_table():
    listed = {f"admin:{route}" for _kind, _allowed, routes in TABLE for route in routes.split()}
    keyed = {
        name
        for name, pattern in admin_routes()
        if pattern.pattern.converters and pattern.name and not name.startswith("admin:blog_")
    }
    assert keyed - OPEN_ADMIN_ROUTES - listed == {f"admin:{route}" for route in WITHOUT_OBJECT}
    assert {kind for kind, _allowed, _routes in TABLE} == set(MAKERS)


def hidden_version() -> str:
    post = rewrite(make_post(body="<p>Before</p>"), body="<p>After</p>")
    hide_version(post.revisions.get(number=1), by=make_account("hider"))
    return f"{post.get_absolute_url()}versions/1/"


def copy_not_shown() -> str:
    source = make_source(type="webpage", URL="https://ada.example/letter")
    make_post(body=f"<p>See{citing(source)}</p>")
    keep(source)
    return f"/sources/{source.key}/copy/"


GUESSED_BY_STRANGERS: dict[str, Callable[[], str]] = {
    "a hidden version": hidden_version,
    "a version of a scheduled post": lambda: f"{make_scheduled().get_absolute_url()}versions/1/",
    "a copy that is not shown": copy_not_shown,
    "the removal of a copy that is not shown": lambda: f"{copy_not_shown()}removal/",
    "a source no post cites": lambda: f"/sources/{make_source().key}/",
    "a file in the trash": lambda: trashed(make_file()).get_absolute_url(),
    "a comment that is held": lambda: f"/api/v1/comments/{held_comment().pk}/",
    "a draft in the API": lambda: f"/api/v1/posts/{make_draft().pk}/",
    "a source no post cites in the API": lambda: f"/api/v1/sources/{make_source().key}/",
    "a preview": lambda: f"/preview/{share_preview(make_draft()).pk}/",
    "a commenter's page": lambda: f"/comments/mine/{make_comment().pk}/",
    "a comment to edit": lambda: f"/comments/own/{make_comment().pk}/",
    "a webmention": lambda: f"/webmention/{make_mention().pk}/",
}


def held_comment() -> Comment:
    return make_comment(state=State.PENDING)


@pytest.mark.parametrize("kind", GUESSED_BY_STRANGERS)
def test_a_stranger_reaches_nothing_hidden_by_guessing_its_key(client, kind):
    path = GUESSED_BY_STRANGERS[kind]()
    assert client.get(path).status_code in {404, 410}
    if not path.startswith("/api/"):
        assert client.post(path, {"reason": "x"}).status_code in {404, 405, 410}

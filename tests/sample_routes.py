"""Arguments with which the routes of the admin panel find a row of the sample blog."""

from typing import Any

from django.db.models import Model

from blog.comments.models import Comment
from blog.copies.models import KeptCopy, RemovalRequest
from blog.copies.removal import request_removal
from blog.exports.runs.models import BlogExport
from blog.imports.runs.models import BlogImport
from blog.links.models import Link, LinkState
from blog.links.quotations.models import QuotationCheck
from blog.mail.models import Email
from blog.media.files.models import MediaFile
from blog.media.files.partial_uploads import begin_upload
from blog.media.models import Picture
from blog.people.models import Account, Invitation
from blog.people.tokens.models import ApiToken
from blog.posts.bulk.models import BulkAct
from blog.posts.models import Post
from blog.site.redirects.models import Redirect
from blog.sources.imports.models import ImportRun
from blog.sources.models import Source
from blog.webhooks.models import Webhook, WebhookDelivery

# What the key in a path names, by the beginning of the path; the longest one counts.
KEYS: dict[str, type[Model]] = {
    "admin/links/": Link,
    "admin/quotations/": QuotationCheck,
    "admin/removal-requests/": RemovalRequest,
    "admin/redirects/": Redirect,
    "admin/webhooks/": Webhook,
    "admin/webhooks/deliveries/": WebhookDelivery,
    "admin/me/tokens/": ApiToken,
    "admin/people/": Account,
    "admin/people/invitations/": Invitation,
    "admin/export/": BlogExport,
    "admin/import/": BlogImport,
    "admin/posts/": Post,
    "admin/posts/bulk/": BulkAct,
    "admin/sources/": Source,
    "admin/sources/import/": ImportRun,
    "admin/copies/": KeptCopy,
    "admin/pictures/": Picture,
    "admin/files/": MediaFile,
    "admin/comments/": Comment,
    "api/v1/posts/": Post,
    "api/v1/comments/": Comment,
    "comments/": Post,
}


def key_of(path: str) -> int | None:
    """Return the key of the first row that the route with this path can name."""
    named = [start for start in KEYS if path.startswith(start)]
    if not named:
        return None
    row = KEYS[max(named, key=len)].objects.order_by("pk").first()
    assert row, f"the sample blog has no row for {path}"
    return int(row.pk)


def write_rest(values: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Create what no page shows; return the arguments of routes that need a row in some state."""
    source = Source.objects.get(pk=values["copied_source"])
    request_removal(source, reason="It is mine.", contact="ada@example.org")
    email = Email.objects.failed().order_by("pk").first()
    moved = Link.objects.get(state=LinkState.MOVED)
    changed = {"pk": values["changed"]}
    versions = {"pk": Post.objects.get(slug="day-0").pk, "number": 1}
    window = {"window": values["window"]}
    thrown = {"kind": "picture", "pk": values["trashed_picture"]}
    lost = {"kind": "picture", "pk": values["lost_picture"]}
    _path, account_id, token = values["reset"].strip("/").rsplit("/", 2)
    return {
        **readers_arguments(values),
        "admin:set-up": {"token": values["invitation"]},
        "admin:password-reset": {"account_id": account_id, "token": token},
        "admin:comment-decision-link": {"token": last_part(values["mailed"])},
        "admin:source-merge": two_of(values, "unused_source", "other_source"),
        "admin:tag-merge": two_of(values, "tag", "other_tag"),
        "admin:blog_tag_delete": {"object_id": values["unused_tag"]},
        "admin:blog-export-delete": {"pk": BlogExport.objects.filter(file="")[0].pk},
        "admin:link-use-new-url": {"pk": moved.pk},
        "admin:settings-section": {"slug": "posts"},
        "admin:settings-preview": {"slug": "general"},
        "admin:post-compare": window,
        "admin:post-discard": window,
        "admin:post-restore": {"pk": values["draft"], "number": 1},
        "admin:post-version-hide": versions,
        "admin:post-version-unhide": versions,
        "admin:post-changes": changed,
        "admin:post-discard-changes": changed,
        "admin:post-preview-share": {"pk": values["draft"]},
        "admin:post-preview-end": {"pk": values["draft"]},
        "admin:trash-throw-away": {"kind": "picture", "pk": values["bare_picture"]},
        "admin:trash-restore": thrown,
        "admin:trash-delete": thrown,
        "admin:media-restore": lost,
        "admin:media-fetch": lost,
        "admin:failed-job-retry": {"kind": "email", "pk": email.pk},
        "admin:source-copies": {"pk": source.pk},
        "admin:source-copy-take": {"pk": source.pk},
        "admin:source-copy-policy": {"pk": source.pk},
        "admin:source-copy-close": {"pk": source.pk},
        "admin:file-preview": {"pk": MediaFile.objects.exclude(preview="")[0].pk},
        "admin:upload-part": {"token": begin_upload(name="a.pdf", size=9, by=values["anna"])},
        "admin:person-password": {"pk": values["person"]},
        "admin:person-end-sessions": {"pk": values["person"]},
        "admin:person-two-factor-disable": {"pk": Account.objects.get(username="eva").pk},
    }


def readers_arguments(values: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Return arguments of routes for readers that need a row of their own."""
    own, mine = ({"token": last_part(values[name])} for name in ("own", "mine"))
    follow, tag = {"token": last_part(values["follow"])}, {"slug": "canals"}
    author, copied = {"slug": "ann-keeper"}, {"key": "gone"}
    film = MediaFile.objects.get(pk=values["film"])
    return {
        "tag": tag,
        "tag-feed": tag,
        "author": author,
        "author-feed": author,
        "source-copy": copied,
        "source-copy-removal": copied,
        "comment-own": own,
        "comment-edit": own,
        "comment-withdraw": own,
        "comment-data": mine,
        "comment-data-export": mine,
        "comment-data-erase": mine,
        "comment-follow": follow,
        "comment-unfollow": follow,
        "file": {"key": film.key, "file_name": film.file_name},
        "file-chapters": {"key": film.key},
        "preview": {"token": last_part(values["preview"])},
        "picture-file": {"name": Picture.objects.get(pk=values["picture"]).path},
        "post-version-changes": {"path": "2013/07/day-0/", "number": 2},
    }


def two_of(values: dict[str, Any], first: str, second: str) -> dict[str, Any]:
    return {"query": f"first={values[first]}&second={values[second]}"}


def last_part(path: str) -> str:
    return path.rstrip("/").rpartition("/")[2]

"""Checking that a page links to a post as a mention claims, and storing it as a comment."""

import hashlib
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from blog.comments.heads import stored_head
from blog.comments.models import REACTIONS, Comment, Kind, State
from blog.comments.posting import CommentRefused, CommentsClosed, post_comment
from blog.comments.reactions import update_reactions
from blog.comments.submissions import Submission
from blog.comments.versions.edit_links import remove_for_commenter, resubmit
from blog.jobs.leasing import claim, lock_lease, succeed
from blog.mentions.models import Mention, MentionStatus
from blog.mentions.reading import Found, read_mention
from blog.mentions.transport import fail, request
from blog.net.fetching import FetchFailed, FetchRefused
from blog.site.localizing import localized
from blog.site.models import Site
from blog.text.formats.markdown import escape_markdown

GONE = {404, 410}
FRESH = timedelta(days=1)  # a page that is older gets the date of its check


def check(mention: Mention) -> None:
    """Fetch the page and update the mention, if it is due and no other worker holds it."""
    if not claim(mention):
        return
    site = Site.objects.current()
    try:
        page = request(mention.source)
    except (FetchFailed, FetchRefused) as failure:
        _settle_without_page(mention, failure)
        return
    with localized(site):
        found = read_mention(
            page.text(), url=page.url, target=mention.target, today=timezone.localdate()
        )
        _settle(mention, found, site=site)


@transaction.atomic
def _settle_without_page(mention: Mention, failure: FetchFailed | FetchRefused) -> None:
    """Remove the comment if the page is gone; keep it if the page only cannot be read now."""
    if not lock_lease(mention):
        return
    if isinstance(failure, FetchFailed) and failure.status in GONE:
        _remove_comment(mention)
        succeed(mention, status=MentionStatus.GONE, digest="", error=str(failure)[:300])
    elif mention.comment:
        fail(mention, failure)
    else:
        fail(mention, failure, status=MentionStatus.UNREADABLE)


@transaction.atomic
def _settle(mention: Mention, found: Found | None, *, site: Site) -> None:
    if not lock_lease(mention):
        return
    if found is None:
        _remove_comment(mention)
        succeed(mention, status=MentionStatus.NO_LINK, digest="")
    else:
        succeed(mention, **_accept(mention, found, site=site))


def _accept(mention: Mention, found: Found, *, site: Site) -> dict[str, Any]:
    """Store the page as a comment, or update its comment. Return the fields of the mention."""
    submission = _submission(mention, found)
    digest = _digest(submission)
    comment = _current_comment(mention, found)
    try:
        if comment is None:
            at = _date_of(found.written_at)
            comment = post_comment(mention.post, submission, site=site, at=at)
        elif mention.digest != digest:
            _update(comment, submission, site=site)
    except CommentsClosed:
        return {"status": MentionStatus.REFUSED, "error": _("Comments are closed.")}
    except CommentRefused as refusal:
        return {"status": MentionStatus.REFUSED, "error": str(refusal)[:300]}
    return {"status": MentionStatus.FOUND, "digest": digest, "comment": comment}


def _current_comment(mention: Mention, found: Found) -> Comment | None:
    """Return the page's current comment; None if it needs a new one.

    A withdrawn comment stays withdrawn. A reaction whose page now has a text is withdrawn, and so
    is a comment whose page is now a reaction.
    """
    comment = mention.comment
    if comment is None or comment.withdrawn_at:
        return None
    if _is_open_to_change(comment) and comment.is_reaction != (found.kind in REACTIONS):
        remove_for_commenter(comment)
        return None
    return comment


def _update(comment: Comment, submission: Submission, *, site: Site) -> None:
    """Update the comment from the page, unless a moderator has removed it."""
    if not _is_open_to_change(comment):
        return
    comment.kind, comment.name, comment.website = (
        submission.kind,
        submission.name,
        submission.website,
    )
    comment.head = stored_head(comment)
    comment.save(update_fields=["kind", "name", "website", "head"])
    resubmit(comment, submission, site=site)
    if comment.is_reaction:
        update_reactions(comment.post_id)


def _remove_comment(mention: Mention) -> None:
    if mention.comment and _is_open_to_change(mention.comment):
        remove_for_commenter(mention.comment)


def _is_open_to_change(comment: Comment) -> bool:
    return comment.state in {State.PENDING, State.PUBLISHED}


def _submission(mention: Mention, found: Found) -> Submission:
    return Submission(
        kind=Kind(found.kind),
        name=found.name,
        website=found.website,
        original_url=mention.source,
        body=_body(found),
        ip=mention.network.partition("/")[0],
        edited=mention.comment,
    )


def _body(found: Found) -> str:
    """Return the text as Markdown that renders it exactly; for a reaction, its kind in words."""
    title = f"*{escape_markdown(found.title)}*" if found.title else ""
    paragraphs = [title, *map(escape_markdown, found.paragraphs)]
    body = "\n\n".join(filter(None, paragraphs)).replace("\0", "")
    return body or {
        "like": _("likes this post"),
        "repost": _("reposted this post"),
        "bookmark": _("bookmarked this post"),
    }.get(found.kind, _("links to this post"))


def _date_of(written_at: datetime | None) -> datetime:
    """Return when the page was written if that was recent, otherwise the current time."""
    now = timezone.now()
    return written_at if written_at and now - FRESH < written_at < now else now


def _digest(submission: Submission) -> str:
    parts = (submission.kind, submission.name, submission.website, submission.body)
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()

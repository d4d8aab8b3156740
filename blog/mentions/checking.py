"""Looking whether a page links to a post as it was said, and making that a comment."""

import hashlib
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from blog.comments.models import GESTURES, Comment, Kind, State
from blog.comments.posting import CommentRefused, CommentsClosed, post_comment
from blog.comments.reactions import gather
from blog.comments.submissions import Submission
from blog.comments.versions.edit_links import say_anew, take_back
from blog.mentions.errands import ask, finish, put_off, take
from blog.mentions.models import Fate, Mention
from blog.mentions.reading import Found, read_mention
from blog.net.fetching import FetchFailed, FetchRefused
from blog.site.localizing import localized
from blog.site.models import Site
from blog.text.formats.markdown import escape_markdown

GONE = {404, 410}
FRESH = timedelta(days=1)  # what was written longer ago joins the discussion now


def check(mention: Mention) -> None:
    """Look at the page, if that is due and nobody else does."""
    if not take(mention):
        return
    site = Site.objects.current()
    try:
        page = ask(mention.source)
    except (FetchFailed, FetchRefused) as failure:
        _without_page(mention, failure)
        return
    with localized(site):
        found = read_mention(
            page.text(), url=page.url, target=mention.target, today=timezone.localdate()
        )
        _settle(mention, found)


@transaction.atomic
def _without_page(mention: Mention, failure: FetchFailed | FetchRefused) -> None:
    """A page that is gone takes its comment along; one that cannot be read today does not."""
    if isinstance(failure, FetchFailed) and failure.status in GONE:
        finish(mention)
        mention.fate, mention.words = Fate.GONE, str(failure)[:300]
        _take_back(mention)
    elif not put_off(mention, failure) and not mention.comment:
        mention.fate = Fate.UNREADABLE
    mention.save()


@transaction.atomic
def _settle(mention: Mention, found: Found | None) -> None:
    finish(mention)
    mention.words = ""
    if found is None:
        mention.fate = Fate.NO_LINK
        _take_back(mention)
    else:
        _take(mention, found)
    mention.save()


def _take(mention: Mention, found: Found) -> None:
    submission = _submission(mention, found)
    read = _digest(submission)
    comment = _standing_comment(mention, found)
    try:
        if comment is None:
            at = _moment(found.written_at)
            mention.comment = post_comment(mention.post, submission, at=at)
        elif mention.read != read:
            _renew(comment, submission)
        mention.fate, mention.read = Fate.FOUND, read
    except CommentsClosed:
        mention.fate, mention.words = Fate.REFUSED, _("Comments are closed.")
    except CommentRefused as refusal:
        mention.fate, mention.words = Fate.REFUSED, str(refusal)[:300]


def _standing_comment(mention: Mention, found: Found) -> Comment | None:
    """The comment that the page is already. What was taken back stays so, and so does a like of
    what now has words: another one takes its place."""
    comment = mention.comment
    if comment is None or comment.withdrawn_at:
        return None
    if _is_open_to_change(comment) and comment.is_gesture != (found.kind in GESTURES):
        take_back(comment)
        return None
    return comment


def _renew(comment: Comment, submission: Submission) -> None:
    """Let it say what the page says by now; what a moderator put away stays there."""
    if not _is_open_to_change(comment):
        return
    comment.kind, comment.name, comment.website = (
        submission.kind,
        submission.name,
        submission.website,
    )
    comment.save(update_fields=["kind", "name", "website"])
    say_anew(comment, submission)
    if comment.is_gesture:
        gather(comment.post_id)


def _take_back(mention: Mention) -> None:
    mention.read = ""
    if mention.comment and _is_open_to_change(mention.comment):
        take_back(mention.comment)


def _is_open_to_change(comment: Comment) -> bool:
    return comment.state in {State.PENDING, State.PUBLISHED}


def _submission(mention: Mention, found: Found) -> Submission:
    return Submission(
        kind=Kind(found.kind),
        name=found.name,
        website=found.website,
        elsewhere=mention.source,
        body=_body(found),
        address=mention.network.partition("/")[0],
        edited=mention.comment,
    )


def _body(found: Found) -> str:
    """The words as light Markdown that shows them exactly; of a gesture, which it was."""
    title = f"*{escape_markdown(found.title)}*" if found.title else ""
    said = [title, *map(escape_markdown, found.paragraphs)]
    body = "\n\n".join(filter(None, said)).replace("\0", "")
    return body or {
        "like": _("likes this post"),
        "repost": _("passed this post on"),
        "bookmark": _("bookmarked this post"),
    }.get(found.kind, _("links to this post"))


def _moment(written_at: datetime | None) -> datetime:
    """When it was written, if that was just now."""
    now = timezone.now()
    return written_at if written_at and now - FRESH < written_at < now else now


def _digest(submission: Submission) -> str:
    said = (submission.kind, submission.name, submission.website, submission.body)
    return hashlib.sha256("\0".join(said).encode()).hexdigest()

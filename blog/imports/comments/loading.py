"""Loading comments with their threads and states, through the verb that stores a comment."""

from collections.abc import Iterator, Sequence

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email
from django.db import transaction
from django.utils import timezone

from blog.comments.models import Comment, Kind, State
from blog.comments.storing import store_comment
from blog.imports.authors import Authors
from blog.imports.batches import batched
from blog.imports.bodies.comments import markdown_of
from blog.imports.comments.posts import posts_of
from blog.imports.planning import Plan
from blog.imports.records import Comment as Record
from blog.imports.records import CommentState
from blog.posts.models import Post
from blog.text.formats.markdown import comment_html

BATCH = 25  # comments in one transaction, for which readers who comment wait
STATES = {
    CommentState.PUBLISHED: State.PUBLISHED,
    CommentState.PENDING: State.PENDING,
    CommentState.SPAM: State.SPAM,
    CommentState.REJECTED: State.REJECTED,
}
UNNAMED = "Anonymous"
REASON = "Imported"
WITHOUT_ENTRY = "Its entry is not in the export."
WITHOUT_PARENT = "A reply to a comment that is not in the export begins a thread of its own."
_is_url = URLValidator(schemes=["http", "https"])


class CommentLoader:
    """Stores comments that are not stored yet. A reply may come before what it replies to."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._authors = Authors(plan.authors, by=None)
        self._waiting = 0  # replies left out in this reading, whose comments are not stored
        self._is_last = False

    def load(self, *, after: int) -> Iterator[int]:
        """Store the comments, and yield how many are done, counted from `after`.

        The export is read again as long as that lets replies find their comments.
        """
        before = -1
        while True:
            self._waiting, done = 0, after
            for batch in batched(self._records(), BATCH):
                self._store_batch(batch)
                done += len(batch)
                yield done - self._waiting
            if not self._waiting:
                return
            self._is_last = self._waiting == before
            before = self._waiting

    def _records(self) -> Iterator[Record]:
        for record in self._plan.request.records():
            if isinstance(record, Record):
                yield record

    def _store_batch(self, records: Sequence[Record]) -> None:
        ref = self._plan.ref
        keys = {key for record in records for key in (record.key, record.parent) if key}
        stored = {
            comment.import_ref: comment
            for comment in Comment.objects.filter(import_ref__in=map(ref, keys))
        }
        new = [record for record in records if ref(record.key) not in stored]
        if not new:
            return
        posts = posts_of({record.entry for record in new}, ref=ref)
        with transaction.atomic():
            for record in new:
                self._store(record, posts.get(record.entry), stored)

    def _store(self, record: Record, post: Post | None, stored: dict[str | None, Comment]) -> None:
        parent = stored.get(self._plan.ref(record.parent)) if record.parent else None
        if post is None:
            self._plan.report.skip("comment", WITHOUT_ENTRY, record.place)
        elif record.parent and parent is None and not self._is_last:
            self._waiting += 1
        else:
            if record.parent and (parent is None or parent.post_id != post.pk):
                self._plan.report.warn(WITHOUT_PARENT, record.place)
                parent = None
            comment = self._comment(record, post, parent)
            stored[comment.import_ref] = store_comment(comment)

    def _comment(self, record: Record, post: Post, parent: Comment | None) -> Comment:
        body = markdown_of(record.html)
        is_mention = record.is_pingback and _valid_url(record.url, max_length=2_000)
        state = STATES[record.state]
        return Comment(
            post=post,
            parent=parent,
            kind=Kind.MENTION if is_mention else Kind.COMMENT,
            name=" ".join(record.name.split())[:80] or UNNAMED,
            email=_valid_email(record.email),
            website=_valid_url(record.url, max_length=300),
            original_url=is_mention or "",
            body=body,
            rendered=comment_html(body),
            account=self._authors.account(record.author) if record.author else None,
            state=state,
            reasons=[] if state == State.PUBLISHED else [REASON],
            created_at=record.created_at,
            moderators_notified_at=timezone.now(),
            followers_notified_at=timezone.now(),
            import_ref=self._plan.ref(record.key),
            feed_id=record.feed_id[:300],
        )


def _valid_email(email: str) -> str:
    try:
        validate_email(email)
    except ValidationError:
        return ""
    return email


def _valid_url(url: str, *, max_length: int) -> str:
    try:
        _is_url(url)
    except ValidationError:
        return ""
    return url if len(url) <= max_length else ""

"""The comments of generated posts: each third begins a thread, the others reply to it."""

from collections.abc import Iterator
from datetime import timedelta
from functools import lru_cache

from blog.comments.heads import stored_head
from blog.comments.models import Comment, State
from blog.comments.threads.models import Thread
from blog.management.generating.plan import Plan
from blog.management.generating.rows import NewPost
from blog.management.generating.texts import COMMENT_TEXTS, Texts
from blog.text.formats.markdown import comment_html

IN_A_THREAD = 3
PAUSE = timedelta(minutes=20)

html_of = lru_cache(maxsize=COMMENT_TEXTS)(comment_html)


def store_comments(batch: list[NewPost], *, plan: Plan, texts: Texts) -> None:
    """Store the comments of stored posts, whose counts have them already."""
    first: list[Comment] = []
    replies: list[Comment] = []
    for new in batch:
        for place, comment in enumerate(_comments(new, plan=plan, texts=texts)):
            (replies if place % IN_A_THREAD else first).append(comment)
    Thread.objects.bulk_create(comment.thread for comment in first)
    Comment.objects.bulk_create(first)
    Comment.objects.bulk_create(replies)


def _comments(new: NewPost, *, plan: Plan, texts: Texts) -> Iterator[Comment]:
    beginning: Comment | None = None
    for place in range(plan.comments(new.number)):
        comment = _comment(new, place, plan=plan, texts=texts)
        if beginning is None or place % IN_A_THREAD == 0:
            comment.thread = Thread(post=new.post, began_at=comment.created_at)
            beginning = comment
        else:
            comment.thread, comment.parent = beginning.thread, beginning
        comment.thread.comment_count += comment.state == State.PUBLISHED
        yield comment


def _comment(new: NewPost, place: int, *, plan: Plan, texts: Texts) -> Comment:
    name, body = texts.comment()
    at = min(plan.published_at(new.number) + PAUSE * (place + 1), plan.ends_at)
    comment = Comment(
        post=new.post,
        name=name,
        email=f"{name.replace(' ', '.').lower()}@example.org",
        body=body,
        rendered=html_of(body),
        state=plan.state_of_comment(new.number, place),
        created_at=at,
        moderators_notified_at=at,
        followers_notified_at=at,
    )
    comment.head = stored_head(comment)
    return comment

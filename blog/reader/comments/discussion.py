"""What stands below a post: one page of its threads, and the form."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpResponseRedirect, QueryDict
from django.utils.translation import gettext as _

from blog.comments.models import Comment
from blog.comments.policy import is_open
from blog.comments.threads.pages import Page, Place, page_of, place_before_page_of
from blog.comments.threads.tree import Branch
from blog.posts.models import Post
from blog.reader.comments.forms import CommentForm
from blog.reader.lists.paging import read_cursor, write_cursor
from blog.web.requests import BlogRequest

PINNED = "pinned-"


@dataclass(frozen=True)
class Discussion:
    """`earlier` and `later` are the queries of the pages beside it; `here` is this page's address,
    to which more can be added. It `is_misplaced` if what it shows is the first page's."""

    branches: list[Branch]
    form: CommentForm
    is_open: bool
    author_ids: set[int]
    here: str
    labels: dict[str, str]
    earlier: str = ""
    later: str = ""
    previewed: Comment | None = None
    is_misplaced: bool = False


def discussion_of(
    request: BlogRequest,
    post: Post,
    *,
    form: CommentForm | None = None,
    previewed: Comment | None = None,
) -> Discussion:
    """The page of threads that the address asks for, and the form as it was sent, if it was."""
    cursor = {} if form else _cursor_of(request.GET)
    page = page_of(post, **{name: _read(place) for name, place in cursor.items()})
    return Discussion(
        branches=page.branches,
        form=form or _blank_form(request.GET, post, page),
        is_open=bool(form) or is_open(post, request.blog),
        author_ids={byline.account_id for byline in post.bylines.all() if byline.account_id},
        here=f"{post.get_absolute_url()}?{urlencode(cursor)}{'&' if cursor else ''}",
        labels=_labels(),
        is_misplaced=not page.branches if "after" in cursor else bool(cursor) and not page.earlier,
        earlier=_query(before=page.earlier),
        later=_query(after=page.later),
        previewed=previewed,
    )


def _labels() -> dict[str, str]:
    """What links of a comment say of its writer, translated once."""
    return {
        "reply": _("Reply to %(name)s"),
        "quote": _("Quote %(name)s"),
        "cite": _("Cite the comment by %(name)s"),
        "above": _("in reply to %(name)s"),
    }


def way_to(post: Post, number: str) -> HttpResponseRedirect:
    """To the page that shows the comment of this number, or else to the post's first one."""
    shown = Comment.objects.filter(post=post, thread__shown__gt=0).select_related("thread")
    comment = shown.filter(pk=number).first() if _is_number(number) else None
    if comment is None:
        return HttpResponseRedirect(f"{post.get_absolute_url()}#comments")
    begins = place_before_page_of(comment.thread)
    spot = f"c{comment.pk}" if _is_drawn(comment, post, begins) else "comments"
    return HttpResponseRedirect(f"{post.get_absolute_url()}{_query(after=begins)}#{spot}")


def _is_drawn(comment: Comment, post: Post, begins: Place | None) -> bool:
    """Whether the page shows it; of what is hidden, only what was answered leaves a mark."""
    if comment.is_visible:
        return True
    return any(branch.comment == comment for branch in page_of(post, after=begins).branches)


def _blank_form(query: QueryDict, post: Post, page: Page) -> CommentForm:
    quoting = "quote" in query
    number = query.get("quote") or query.get("reply") or ""
    return CommentForm.answering(_answered(number, post, page), post=post, quoting=quoting)


def _answered(number: str, post: Post, page: Page) -> Comment | None:
    """The comment that is to be answered; most often it stands on this very page."""
    if not _is_number(number):
        return None
    for branch in page.branches:
        if branch.comment.pk == int(number):
            return branch.comment if branch.takes_replies else None
    return Comment.objects.visible().filter(post=post, thread__closed_at=None, pk=number).first()


def _is_number(text: str) -> bool:
    """Whether a comment may have it."""
    return text.isdecimal() and len(text) < 19


def _cursor_of(query: QueryDict) -> dict[str, str]:
    return {name: str(query[name]) for name in ("after", "before") if query.get(name)}


def _query(**places: Place | None) -> str:
    return "".join(f"?{name}={_write(place)}" for name, place in places.items() if place)


def _write(place: Place) -> str:
    return f"{PINNED if place.is_pinned else ''}{write_cursor(place.began_at, place.pk)}"


def _read(cursor: str) -> Place:
    at, pk = read_cursor(cursor.removeprefix(PINNED))
    return Place(cursor.startswith(PINNED), at, pk)

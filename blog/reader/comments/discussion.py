"""The discussion below a post: one page of its threads, and the comment form."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpResponseRedirect, QueryDict
from django.utils.translation import gettext as _

from blog.comments.models import Comment
from blog.comments.policy import is_open
from blog.comments.threads.pages import Cursor, ThreadPage, cursor_before_page_of, page_of
from blog.comments.threads.tree import Branch
from blog.posts.models import Post
from blog.reader.comments.forms import CommentForm
from blog.reader.lists.paging import read_cursor, write_cursor
from blog.web.requests import BlogRequest

PINNED = "pinned-"


@dataclass(frozen=True)
class Discussion:
    """A page of threads, with the comment form.

    `earlier` and `later` are the query strings of the adjacent pages; `here` is this page's URL, to
    which parameters can be appended. `is_out_of_range`: the requested page does not exist, and
    this is the first one.
    """

    branches: list[Branch]
    form: CommentForm
    is_open: bool
    author_ids: set[int]
    here: str
    labels: dict[str, str]
    earlier: str = ""
    later: str = ""
    previewed: Comment | None = None
    is_out_of_range: bool = False


def discussion_of(
    request: BlogRequest,
    post: Post,
    *,
    form: CommentForm | None = None,
    previewed: Comment | None = None,
) -> Discussion:
    """Return the requested page of threads, with `form` or an empty form."""
    parameters = {} if form else _cursor_parameters(request.GET)
    page = page_of(post, **{name: _read_cursor(text) for name, text in parameters.items()})
    return Discussion(
        branches=page.branches,
        form=form or _blank_form(request.GET, post, page),
        is_open=bool(form) or is_open(post, request.blog),
        author_ids={byline.account_id for byline in post.bylines.all() if byline.account_id},
        here=f"{post.get_absolute_url()}?{urlencode(parameters)}{'&' if parameters else ''}",
        labels=_labels(),
        is_out_of_range=_is_out_of_range(parameters, page),
        earlier=_query(before=page.earlier),
        later=_query(after=page.later),
        previewed=previewed,
    )


def _is_out_of_range(parameters: dict[str, str], page: ThreadPage) -> bool:
    if "after" in parameters:
        return not page.branches
    return bool(parameters) and not page.earlier


def _labels() -> dict[str, str]:
    """Return the labels of a comment's links, translated once for all comments."""
    return {
        "reply": _("Reply to %(name)s"),
        "quote": _("Quote %(name)s"),
        "cite": _("Cite the comment by %(name)s"),
        "above": _("in reply to %(name)s"),
    }


def redirect_to_comment(post: Post, number: str) -> HttpResponseRedirect:
    """Redirect to the page that shows the comment with this key, or to the first page."""
    shown = Comment.objects.filter(post=post, thread__comment_count__gt=0).select_related("thread")
    comment = shown.filter(pk=number).first() if _is_number(number) else None
    if comment is None:
        return HttpResponseRedirect(f"{post.get_absolute_url()}#comments")
    after = cursor_before_page_of(comment.thread)
    anchor = f"c{comment.pk}" if _is_shown(comment, post, after) else "comments"
    return HttpResponseRedirect(f"{post.get_absolute_url()}{_query(after=after)}#{anchor}")


def _is_shown(comment: Comment, post: Post, after: Cursor | None) -> bool:
    """Return whether the page shows the comment; a hidden one is shown only if it has replies."""
    if comment.is_visible:
        return True
    return any(branch.comment == comment for branch in page_of(post, after=after).branches)


def _blank_form(query: QueryDict, post: Post, page: ThreadPage) -> CommentForm:
    quoting = "quote" in query
    number = query.get("quote") or query.get("reply") or ""
    return CommentForm.replying_to(_parent(number, post, page), post=post, quoting=quoting)


def _parent(number: str, post: Post, page: ThreadPage) -> Comment | None:
    """Return the comment to reply to; usually it is on this page."""
    if not _is_number(number):
        return None
    for branch in page.branches:
        if branch.comment.pk == int(number):
            return branch.comment if branch.takes_replies else None
    return Comment.objects.visible().filter(post=post, thread__closed_at=None, pk=number).first()


def _is_number(text: str) -> bool:
    """Return whether the text can be the key of a comment."""
    return text.isascii() and text.isdecimal() and len(text) < 19


def _cursor_parameters(query: QueryDict) -> dict[str, str]:
    return {name: str(query[name]) for name in ("after", "before") if query.get(name)}


def _query(**cursors: Cursor | None) -> str:
    return "".join(f"?{name}={_write_cursor(at)}" for name, at in cursors.items() if at)


def _write_cursor(cursor: Cursor) -> str:
    return f"{PINNED if cursor.is_pinned else ''}{write_cursor(cursor.began_at, cursor.pk)}"


def _read_cursor(text: str) -> Cursor:
    at, pk = read_cursor(text.removeprefix(PINNED))
    return Cursor(text.startswith(PINNED), at, pk)

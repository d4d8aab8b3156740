"""The discussion below a post: one page of its threads, and the comment form."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpResponseRedirect, QueryDict

from blog.comments.markup import Page
from blog.comments.models import Comment
from blog.comments.policy import is_open
from blog.comments.threads.pages import Cursor, ThreadPage, cursor_before_page_of, page_of
from blog.comments.threads.tree import Branch
from blog.posts.models import Post
from blog.reader.comments.blank_form import blank_form
from blog.reader.comments.forms import CommentForm
from blog.reader.lists.paging import read_cursor, write_cursor
from blog.reader.paths import cite_path
from blog.web.requests import BlogRequest

PINNED = "pinned-"


@dataclass(frozen=True)
class Discussion:
    """A page of threads, with the comment form: `form`, or the HTML of the empty one.

    `earlier` and `later` are the query strings of the adjacent pages; `page` is what the comments
    on this one have in common. `is_out_of_range`: the requested page does not exist, and this is
    the first one.
    """

    branches: list[Branch]
    form: CommentForm | None
    blank_form: str
    is_open: bool
    page: Page
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
    of_preview: bool = False,
) -> Discussion:
    """Return the requested page of threads, with `form` or an empty form.

    `of_preview`: the post is only previewed, and its form cannot be sent.
    """
    parameters = {} if form else _cursor_parameters(request.GET)
    page = page_of(post, **{name: _read_cursor(text) for name, text in parameters.items()})
    shows_form = bool(form) or is_open(post, request.blog)
    form = form or _reply_form(request.GET, post, page)
    is_blank = shows_form and form is None
    return Discussion(
        branches=page.branches,
        form=form,
        blank_form=blank_form(post, request.blog, of_preview=of_preview) if is_blank else "",
        is_open=shows_form,
        page=_page(post, parameters, page, is_open=shows_form),
        is_out_of_range=_is_out_of_range(parameters, page),
        earlier=_query(before=page.earlier),
        later=_query(after=page.later),
        previewed=previewed,
    )


def _is_out_of_range(parameters: dict[str, str], page: ThreadPage) -> bool:
    if "after" in parameters:
        return not page.branches
    return bool(parameters) and not page.earlier


def _page(post: Post, parameters: dict[str, str], page: ThreadPage, *, is_open: bool) -> Page:
    here = f"{post.get_absolute_url()}?{urlencode(parameters)}{'&' if parameters else ''}"
    return Page(
        cite_path=cite_path(post),
        replies_at=here if is_open else "",
        is_first=page.earlier is None,
        author_ids=frozenset(by.account_id for by in post.bylines.all() if by.account_id),
    )


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


def _reply_form(query: QueryDict, post: Post, page: ThreadPage) -> CommentForm | None:
    """Return the form for the reply or quotation that the query asks for; None without either."""
    number = query.get("quote") or query.get("reply") or ""
    if not number:
        return None
    parent = _parent(number, post, page)
    return CommentForm.replying_to(parent, post=post, quoting="quote" in query)


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

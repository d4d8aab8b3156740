"""The HTML of comments, assembled from stored parts; a template would take ten times as long.

Everything here escapes what it does not find rendered. `blog.templatetags.display` marks it safe.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from html import escape

from django.utils.translation import gettext as _

from blog.comments.heads import head_of
from blog.comments.models import Comment, Kind
from blog.comments.threads.tree import Branch


@dataclass(frozen=True)
class Labels:
    """The labels of all comments, translated once for a page."""

    author: str = field(default_factory=lambda: _("author"))
    reply: str = field(default_factory=lambda: _("Reply"))
    reply_to: str = field(default_factory=lambda: _("Reply to %(name)s"))
    quote: str = field(default_factory=lambda: _("Quote"))
    quote_of: str = field(default_factory=lambda: _("Quote %(name)s"))
    cite: str = field(default_factory=lambda: _("cite"))
    cite_of: str = field(default_factory=lambda: _("Cite the comment by %(name)s"))
    above: str = field(default_factory=lambda: _("in reply to %(name)s"))
    above_removed: str = field(default_factory=lambda: _("in reply to a removed comment"))


@dataclass(frozen=True)
class Page:
    """A page of comments: what they have in common.

    `replies_at` is the page's URL, to which parameters can be appended; "" if comments are closed.
    `is_first`: the first page needs no parameter in links to its comments.
    """

    cite_path: str = ""
    replies_at: str = ""
    is_first: bool = True
    author_ids: frozenset[int] = frozenset()
    labels: Labels = field(default_factory=Labels)


def threads_html(branches: Iterable[Branch], page: Page) -> str:
    """Return the items of the list of threads, with the lists of replies in them."""
    return "".join(_item(branch, page) for branch in branches)


def single_html(comment: Comment, *, heading: int) -> str:
    """Return a comment that is shown on its own, outside of its thread."""
    return _comment(comment, heading=heading, page=Page())


def _item(branch: Branch, page: Page) -> str:
    comment, pk = branch.comment, branch.comment.pk
    end = '<ol role="list">' if branch.opens else "</li>" + "</ol></li>" * len(branch.closes)
    if not comment.is_visible:
        removed = _("Removed by its author.") if comment.withdrawn_at else _("Removed.")
        return f'<li id="c{pk}" class="comment"><p class="nothing">{removed}</p>{end}'
    kind = "mention" if comment.kind == Kind.MENTION else "comment"
    return (
        f'<li id="c{pk}" class="comment u-{kind} h-cite" itemprop="comment" itemscope'
        ' itemtype="https://schema.org/Comment">'
        f"{_comment(comment, heading=branch.level + 2, page=page, branch=branch)}"
        f"{_foot(branch, page)}{end}"
    )


def _comment(comment: Comment, *, heading: int, page: Page, branch: Branch | None = None) -> str:
    head = head_of(comment)
    beside_name, beside_time = _in_reply_to(branch, page)
    is_author = comment.account_id in page.author_ids
    meta = (
        f'<b class="by-author">{page.labels.author}</b>' if is_author else "",
        _linked_time(comment, head.time, page) if branch else head.time,
        head.notes,
        _link_to_cite(comment, page) if page.cite_path else "",
        beside_time,
    )
    return (
        f'<header class="comment-head"><h{heading} class="comment-by p-author h-card"'
        ' itemprop="author" itemscope itemtype="https://schema.org/Person">'
        f"{head.author}{beside_name}</h{heading}>"
        f'<p class="comment-meta">{" ".join(filter(None, meta))}</p></header>'
        f'<div class="comment-text e-content" itemprop="text" dir="auto">{comment.rendered}</div>'
    )


def _in_reply_to(branch: Branch | None, page: Page) -> tuple[str, str]:
    """Return what names the parent, beside the name and beside the time; at most one is given.

    A comment nested in its parent names it for screen readers only.
    """
    parent = branch.parent if branch else None
    if not (branch and parent):
        return "", ""
    shown = parent.comment.is_visible
    above = _naming(page.labels.above, parent.comment) if shown else page.labels.above_removed
    if branch.is_below_parent:
        return f'<span class="visually-hidden">, {above}</span>', ""
    return "", f'<a href="#c{parent.comment.pk}">{above}</a>'


def _linked_time(comment: Comment, time: str, page: Page) -> str:
    query = "" if page.is_first else f"?comment={comment.pk}"
    itself = "" if comment.original_url else ' class="u-url" itemprop="url"'
    return f'<a href="{query}#c{comment.pk}"{itself}>{time}</a>'


def _link_to_cite(comment: Comment, page: Page) -> str:
    label = _naming(page.labels.cite_of, comment)
    return (
        f'<a href="{escape(page.cite_path)}?comment={comment.pk}" rel="nofollow"'
        f' aria-label="{label}">{page.labels.cite}</a>'
    )


def _foot(branch: Branch, page: Page) -> str:
    """Return the links for a reply, if readers may write it."""
    if not (page.replies_at and branch.takes_replies):
        return ""
    comment, labels = branch.comment, page.labels
    links = (("reply", labels.reply, labels.reply_to), ("quote", labels.quote, labels.quote_of))
    return '<p class="comment-foot">{}</p>'.format(
        " ".join(
            f'<a href="{escape(page.replies_at)}{name}={comment.pk}#post-a-comment" rel="nofollow"'
            f' aria-label="{_naming(naming, comment)}">{label}</a>'
            for name, label, naming in links
        )
    )


def _naming(label: str, comment: Comment) -> str:
    """Return a label with the commenter's name in it, escaped."""
    return escape(label % {"name": comment.name})

"""The HTML of a post's byline, tags and entry in a list, assembled faster than by a template.

Everything here escapes what it does not find rendered. `blog.templatetags.display` marks it safe.
"""

from datetime import date
from html import escape

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from blog.posts.bylines.models import Byline
from blog.posts.models import Post
from blog.site.dates import format_day
from blog.site.models import Site


def entry_html(post: Post, site: Site) -> str:
    """Return the post as an entry of a list."""
    url, title = escape(post.get_absolute_url()), escape(post.title)
    at = timezone.localtime(post.published_at).isoformat() if post.published_at else ""
    name = ""
    if post.language and post.language != site.language:
        name = f" · <bdi>{escape(post.language_name)}</bdi>"
    excerpt = f'<p class="excerpt p-summary">{escape(post.excerpt)}</p>' if post.excerpt else ""
    return (
        f'<article class="entry h-entry"{_language(post)}>'
        f'<h3 class="entry-title"><a class="p-name u-url u-uid" href="{url}">{title}</a></h3>\n'
        f'<data class="dt-published" value="{at}"></data>\n'
        f'<p class="byline">{byline_html(post, site)}{name}</p>\n'
        f"{post.rendered_lead}{excerpt}{_foot(post, site, url=url, title=title)}</article>\n"
    )


def byline_html(post: Post, site: Site) -> str:
    """Return the authors of the post, in the blog's language."""
    *others, last = list(map(_author, post.bylines.all())) or [""]
    by, together = pgettext("byline", "by"), pgettext("byline", "and")
    names = f"{', '.join(others)} {together} {last}" if others else last
    return f"<bdi{_of_site(post, site)}>{f'{by} {names}' if names else ''}</bdi>"


def tags_html(post: Post) -> str:
    """Return the list of the post's tags; "" if it has none."""
    items = "".join(
        f'<li><a class="p-category" href="{escape(tag.get_absolute_url())}" rel="tag">'
        f"{escape(tag.name)}</a></li>\n"
        for tag in post.tags_in_order
    )
    label = escape(_("Tags"))
    return f'<ul class="tags" aria-label="{label}">{items}</ul>\n' if items else ""


def day_html(day: date, kind: str = "") -> str:
    """Return the day with its weekday, as in "Monday, July 15, 2013", of a class if given."""
    shown = _("%(weekday)s, <span>%(date)s</span>") % {
        "weekday": escape(date_format(day, "l")),
        "date": escape(format_day(day)),
    }
    of_kind = f' class="{kind}"' if kind else ""
    return f'<time{of_kind} dir="auto" datetime="{day.isoformat()}">{shown}</time>'


def _author(byline: Byline) -> str:
    return (
        f'<a class="author p-author h-card" href="{escape(byline.get_absolute_url())}"'
        f' rel="author"><bdi>{escape(str(byline))}</bdi></a>'
    )


def _foot(post: Post, site: Site, *, url: str, title: str) -> str:
    more, label = _("Read more"), _("Read more: %(title)s") % {"title": title}
    return (
        f'<div class="entry-foot"{_of_site(post, site)}>'
        f'<a class="read-more" href="{url}" aria-label="{label}">{more}</a>\n'
        f'<a href="{url}#comments">{comment_count(post.comment_count)}</a>\n'
        f"{tags_html(post)}</div>"
    )


def comment_count(count: int) -> str:
    if not count:
        return _("No comments")
    return ngettext("%(n)s comment", "%(n)s comments", count) % {"n": count}


def _language(post: Post) -> str:
    """Return the post's language and direction as attributes, if they differ from the blog's."""
    if not (post.language or post.direction):
        return ""
    language = f' lang="{escape(post.language)}"' if post.language else ""
    return f'{language} dir="{post.text_direction}"'


def _of_site(post: Post, site: Site) -> str:
    """Return the blog's language as an attribute, inside of a post in another."""
    return f' lang="{escape(site.language)}"' if post.language else ""

"""What to look at before a post goes out. It warns and never stands in the way."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from blog.posts.citing import missing_sources, pictures_without_words
from blog.posts.models import Post
from blog.sources.models import Source
from blog.text.links import headings_of, links_of
from blog.text.marks import MarkedText

SHORTEST_SUMMARY, LONGEST_SUMMARY = 50, 200
HERE = {"localhost", "127.0.0.1", "[::1]"}


@dataclass(frozen=True)
class Check:
    """One thing looked at: `advice` says what could be better, "" if it is well."""

    title: str
    advice: str

    @property
    def is_well(self) -> bool:
        return not self.advice


def checks_of(post: Post) -> list[Check]:
    """Everything that is looked at, in the order of a page."""
    return [
        Check(_("Alternative texts"), _pictures(post)),
        Check(_("Links"), "; ".join(_links(post))),
        Check(_("Headings in order"), "; ".join(_headings(post))),
        Check(_("Citations"), _citations(post)),
        Check(_("Sources without data"), _sources(post)),
        Check(_("Lead picture"), "" if post.lead_picture_id else _("There is none.")),
        Check(_("Summary"), _summary(post)),
        Check(_("Tags"), "" if post.tags.exists() else _("There is none.")),
    ]


def _pictures(post: Post) -> str:
    count = pictures_without_words(post.body)
    words = ngettext(
        "%(count)d picture neither says what it shows nor is marked decorative.",
        "%(count)d pictures neither say what they show nor are marked decorative.",
        count,
    )
    return words % {"count": count} if count else ""


def _links(post: Post) -> Iterator[str]:
    for address, words in links_of(post.body):
        parts = urlsplit(address)
        if parts.scheme in {"http", "https"} and not parts.hostname:
            yield _("“%(address)s” leads nowhere") % {"address": address}
        elif parts.hostname in HERE or parts.path.startswith("/admin/"):
            yield _("“%(address)s” opens for you alone") % {"address": address}
        elif not words.strip():
            yield _("the link to %(address)s has no words") % {"address": address}


def _headings(post: Post) -> Iterator[str]:
    above = 1
    for level, words in headings_of(post.body):
        if not words:
            yield _("a heading has no words")
        elif level > above + 1:
            yield _("“%(words)s” is a step too deep") % {"words": words}
        above = level


def _citations(post: Post) -> str:
    count = len(missing_sources(post.body))
    words = ngettext(
        "%(count)d citation names a source that is no longer there: cite it again.",
        "%(count)d citations name sources that are no longer there: cite them again.",
        count,
    )
    return words % {"count": count} if count else ""


def _sources(post: Post) -> str:
    numbers = {mark.source for mark, _node in MarkedText(post.body).citations() if mark.source}
    poor = Source.objects.filter(pk__in=numbers).lacking_data().order_by("pk")
    names = ", ".join(source.short_name for source in poor)
    return _("No author or no date: %(sources)s") % {"sources": names} if names else ""


def _summary(post: Post) -> str:
    length = len(post.summary)
    if not length:
        return _("There is none: lists show the beginning of the text.")
    if SHORTEST_SUMMARY <= length <= LONGEST_SUMMARY:
        return ""
    return _("It has %(length)d characters; %(least)d to %(most)d read well in lists.") % {
        "length": length,
        "least": SHORTEST_SUMMARY,
        "most": LONGEST_SUMMARY,
    }

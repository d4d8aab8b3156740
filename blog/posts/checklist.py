"""What to look at before a post goes out. It warns and never stands in the way."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from blog.posts.citations.recording import missing_sources, pictures_without_words
from blog.posts.history.models import Wording
from blog.sources.models import Source
from blog.text.html.links import headings_of, links_of
from blog.text.html.marks import MarkedText

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


class Checks(list[Check]):
    """A list to go through before publishing."""

    @property
    def to_mend(self) -> int:
        return sum(not check.is_well for check in self)

    @property
    def in_short(self) -> str:
        words = ngettext("%(count)d to look at", "%(count)d to look at", self.to_mend)
        return words % {"count": self.to_mend} if self.to_mend else _("all well")


def checks_of(wording: Wording, *, has_lead_picture: bool) -> Checks:
    """Everything that is looked at, in the order of a page; the words need not be saved."""
    looked_at = [
        Check(_("Alternative texts"), _pictures(wording.body)),
        Check(_("Links"), "; ".join(_links(wording.body))),
        Check(_("Headings in order"), "; ".join(_headings(wording.body))),
        Check(_("Citations"), _citations(wording.body)),
        Check(_("Sources without data"), _sources(wording.body)),
        Check(_("Lead picture"), "" if has_lead_picture else _("There is none.")),
        Check(_("Summary"), _summary(wording.summary)),
        Check(_("Tags"), "" if wording.tags else _("There is none.")),
    ]
    return Checks(looked_at)


def _pictures(body: str) -> str:
    count = pictures_without_words(body)
    words = ngettext(
        "%(count)d picture neither says what it shows nor is marked decorative.",
        "%(count)d pictures neither say what they show nor are marked decorative.",
        count,
    )
    return words % {"count": count} if count else ""


def _links(body: str) -> Iterator[str]:
    for address, words in links_of(body):
        parts = urlsplit(address)
        if parts.scheme in {"http", "https"} and not parts.hostname:
            yield _("“%(address)s” leads nowhere") % {"address": address}
        elif parts.hostname in HERE or parts.path.startswith("/admin/"):
            yield _("“%(address)s” opens for you alone") % {"address": address}
        elif not words.strip():
            yield _("the link to %(address)s has no words") % {"address": address}


def _headings(body: str) -> Iterator[str]:
    above = 1
    for level, words in headings_of(body):
        if not words:
            yield _("a heading has no words")
        elif level > above + 1:
            yield _("“%(words)s” is a step too deep") % {"words": words}
        above = level


def _citations(body: str) -> str:
    count = len(missing_sources(body))
    words = ngettext(
        "%(count)d citation names a source that is no longer there: cite it again.",
        "%(count)d citations name sources that are no longer there: cite them again.",
        count,
    )
    return words % {"count": count} if count else ""


def _sources(body: str) -> str:
    numbers = {mark.source for mark, _node in MarkedText(body).citations() if mark.source}
    poor = Source.objects.filter(pk__in=numbers).lacking_data().order_by("pk")
    names = ", ".join(source.short_name for source in poor)
    return _("No author or no date: %(sources)s") % {"sources": names} if names else ""


def _summary(summary: str) -> str:
    length = len(summary)
    if not length:
        return _("There is none: lists show the beginning of the text.")
    if SHORTEST_SUMMARY <= length <= LONGEST_SUMMARY:
        return ""
    return _("It has %(length)d characters; %(least)d to %(most)d read well in lists.") % {
        "length": length,
        "least": SHORTEST_SUMMARY,
        "most": LONGEST_SUMMARY,
    }

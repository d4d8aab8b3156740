"""The checklist before publishing; it only advises and never prevents publishing."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from blog.posts.citations.recording import missing_sources, pictures_without_alt
from blog.posts.history.wordings import Wording
from blog.sources.models import Source
from blog.text.html.links import headings_of, links_of
from blog.text.html.marks import MarkedText

MIN_SUMMARY, MAX_SUMMARY = 50, 200
LOCAL_HOSTS = {"localhost", "127.0.0.1", "[::1]"}


@dataclass(frozen=True)
class Check:
    """An item of the checklist; `advice` describes what to improve, "" if it is OK."""

    title: str
    advice: str

    @property
    def is_ok(self) -> bool:
        return not self.advice


class Checklist(list[Check]):
    """The items to check before publishing."""

    @property
    def open_count(self) -> int:
        return sum(not check.is_ok for check in self)

    @property
    def summary(self) -> str:
        message = ngettext("%(count)d to check", "%(count)d to check", self.open_count)
        return message % {"count": self.open_count} if self.open_count else _("all OK")


def checklist_of(wording: Wording, *, has_lead_picture: bool) -> Checklist:
    """Return the checklist of a wording, whether or not it has been saved."""
    return Checklist(
        [
            Check(_("Alt text"), _pictures(wording.body)),
            Check(_("Links"), "; ".join(_links(wording.body))),
            Check(_("Heading levels"), "; ".join(_headings(wording.body))),
            Check(_("Citations"), _citations(wording.body)),
            Check(_("Incomplete sources"), _sources(wording.body)),
            Check(_("Lead picture"), "" if has_lead_picture else _("None.")),
            Check(_("Summary"), _summary(wording.summary)),
            Check(_("Tags"), "" if wording.tags else _("None.")),
        ]
    )


def _pictures(body: str) -> str:
    count = pictures_without_alt(body)
    message = ngettext(
        "%(count)d picture has no alt text and is not marked as decorative.",
        "%(count)d pictures have no alt text and are not marked as decorative.",
        count,
    )
    return message % {"count": count} if count else ""


def _links(body: str) -> Iterator[str]:
    for url, text in links_of(body):
        parts = urlsplit(url)
        if parts.scheme in {"http", "https"} and not parts.hostname:
            yield _("“%(url)s” is not a valid URL") % {"url": url}
        elif parts.hostname in LOCAL_HOSTS or parts.path.startswith("/admin/"):
            yield _("“%(url)s” does not open for readers") % {"url": url}
        elif not text.strip():
            yield _("the link to %(url)s has no text") % {"url": url}


def _headings(body: str) -> Iterator[str]:
    above = 1
    for level, text in headings_of(body):
        if not text:
            yield _("a heading is empty")
        elif level > above + 1:
            yield _("“%(heading)s” skips a level") % {"heading": text}
        above = level


def _citations(body: str) -> str:
    count = len(missing_sources(body))
    message = ngettext(
        "%(count)d citation refers to a deleted source: cite it again.",
        "%(count)d citations refer to deleted sources: cite them again.",
        count,
    )
    return message % {"count": count} if count else ""


def _sources(body: str) -> str:
    pks = {mark.source for mark, _node in MarkedText(body).citations() if mark.source}
    incomplete = Source.objects.filter(pk__in=pks).lacking_data().order_by("pk")
    names = ", ".join(source.short_name for source in incomplete)
    return _("No author or no date: %(sources)s") % {"sources": names} if names else ""


def _summary(summary: str) -> str:
    length = len(summary)
    if not length:
        return _("None: lists show the beginning of the text.")
    if MIN_SUMMARY <= length <= MAX_SUMMARY:
        return ""
    return _("%(length)d characters; aim for %(least)d to %(most)d.") % {
        "length": length,
        "least": MIN_SUMMARY,
        "most": MAX_SUMMARY,
    }

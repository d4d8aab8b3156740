"""What the checklist says about each kind of content in a stored text."""

from collections.abc import Iterator

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from selectolax.lexbor import LexborNode

from blog.posts.citations.recording import (
    files_without_description,
    files_without_text,
    missing_sources,
    pictures_without_alt,
)
from blog.posts.kinds.kind import Check
from blog.posts.rendering.formulas import formula_in
from blog.sources.models import Source
from blog.text.formats.formulas import Formula, FormulaError, mathml_of
from blog.text.formats.urls import split_url
from blog.text.html.embeds import embed_at
from blog.text.html.links import headings_of, links_of
from blog.text.html.marks import MarkedText
from blog.text.words.cutting import cut

LOCAL_HOSTS = {"localhost", "127.0.0.1", "[::1]"}


def pictures(body: str) -> list[Check]:
    return [Check(_("Alt text"), _pictures(body))]


def files(body: str) -> list[Check]:
    """Return the item on files, if the text has any."""
    if "data-file" not in body:
        return []
    names = ", ".join(files_without_description(body))
    return [Check("File descriptions", f"No description: {names}" if names else "")]


def recordings(body: str) -> list[Check]:
    """Return the item on captions, if a recording in the text has none and no transcript."""
    names = ", ".join(files_without_text(body)) if "data-file" in body else ""
    return [Check("Captions", f"Neither captions nor transcript: {names}")] if names else []


def links(body: str) -> list[Check]:
    return [Check(_("Links"), "; ".join(_links(body)))]


def headings(body: str) -> list[Check]:
    return [Check(_("Heading levels"), "; ".join(_headings(body)))]


def citations(body: str) -> list[Check]:
    return [
        Check(_("Citations"), _citations(body)),
        Check(_("Incomplete sources"), _sources(body)),
    ]


def formulas(body: str) -> list[Check]:
    """Return no check for a text without formulas."""
    found = [formula_in(node) for node in MarkedText(body).select("tex-math, tex-block")]
    return [Check("Formulas", "; ".join(_formula_errors(found)))] if found else []


def tables(body: str) -> list[Check]:
    """Return no check for a text without tables."""
    found = MarkedText(body).select("table")
    bare = sum(table.css_first("th") is None for table in found)
    return [Check("Tables", f"{bare} without header cells." if bare else "")] if found else []


def folded_parts(body: str) -> list[Check]:
    """Return no check for a text without folded parts."""
    titles = MarkedText(body).select("details > summary")
    bare = sum(not title.text(strip=True) for title in titles)
    return [Check("Folded parts", f"{bare} without a title." if bare else "")] if titles else []


def galleries(body: str) -> list[Check]:
    """Return no check for a text without galleries."""
    found = MarkedText(body).select("figure[data-gallery]")
    return [Check("Galleries", "; ".join(_gallery_errors(found)))] if found else []


def embeds(body: str) -> list[Check]:
    """Return no check for a text without pictures that stand for something on another site."""
    urls = [mark.embed for mark, _node in MarkedText(body).pictures() if mark.embed]
    unknown = ", ".join(url for url in urls if embed_at(url) is None)
    advice = f"Shown as pictures, because their site is unknown: {unknown}" if unknown else ""
    return [Check("Embeds", advice)] if urls else []


def _gallery_errors(galleries: list[LexborNode]) -> Iterator[str]:
    for gallery in galleries:
        count = len(gallery.css("figure[data-picture]"))
        if gallery.attributes["data-gallery"] == "comparison" and count != 2:
            yield f"a comparison needs two pictures, not {count}"
        elif not count:
            yield "a gallery is empty"


def _formula_errors(formulas: list[Formula]) -> Iterator[str]:
    for formula in formulas:
        try:
            mathml_of(formula)
        except FormulaError as error:
            yield f"“{cut(formula.tex, max_length=40)}”: {error}"


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
        parts = split_url(url)
        if (parts.scheme in {"http", "https"} and not parts.hostname) or not any(parts):
            yield _("“%(url)s” is not a valid URL") % {"url": url}
        elif parts.hostname in LOCAL_HOSTS or parts.path.startswith(f"/{settings.ADMIN_PATH}/"):
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

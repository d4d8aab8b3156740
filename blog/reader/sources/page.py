"""The page of one source."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from blog.posts.citations.bibliography import CitingPost, posts_citing, sources_with_page
from blog.posts.citations.quoting import texts_of, url_of_quotation
from blog.reader.discovery.json_ld.lists import source_data
from blog.sources.available_styles import style_named
from blog.sources.editing import to_csl
from blog.sources.metadata.coins import coins
from blog.sources.models import FormerKey, Source
from blog.sources.parsing import FORMATS
from blog.sources.styles import format_bibliography
from blog.web.origin import canonical_url, origin_of
from blog.web.requests import BlogRequest

FACTS = (
    ("archive", _("Archive")),
    ("archive-place", _("Archive's place")),
    ("archive_collection", _("Collection")),
    ("archive_location", _("Box and folder")),
    ("ISBN", "ISBN"),
    ("ISSN", "ISSN"),
)


@require_safe
def show(request: BlogRequest, key: str) -> HttpResponse:
    """Show the source with this key, or redirect from an earlier key to the current one."""
    source = sources_with_page().filter(key=key).first()
    if source is None:
        former = get_object_or_404(FormerKey, key=key, source__in=sources_with_page())
        return HttpResponsePermanentRedirect(former.source.get_absolute_url())
    item, site, canonical = to_csl(source), request.blog, canonical_url(request)
    style, citing = style_named(site.citation_style), posts_citing(source)
    _link_quotations(source, citing)
    context = {
        "site": site,
        "canonical": canonical,
        "json_ld": source_data(
            source, item, canonical=canonical, site=site, origin=origin_of(request)
        ),
        "source": source,
        "reference": format_bibliography([item], style=style, language=site.language)[0],
        "coins": coins(item),
        "facts": [(label, str(item[name])) for name, label in FACTS if item.get(name)],
        "links": list(_links(item)),
        "citing": citing,
        "source_as_list": [source],
        "formats": FORMATS.values(),
    }
    return TemplateResponse(request, "reader/sources/source.html", context)


def _link_quotations(source: Source, citing: list[CitingPost]) -> None:
    """Give the citations the links to what they quote."""
    quoting = [citation for use in citing for citation in use.citations if citation.quotation]
    texts = texts_of([source] if quoting else [])
    for citation in quoting:
        text = citation.quotation
        citation.shown_quotation = {  # type: ignore[attr-defined]
            "text": text,
            "url": url_of_quotation(text, source, texts),
        }


def _links(item: dict[str, Any]) -> Iterable[tuple[str, str]]:
    """Yield (label, URL) of every identifier that has a URL."""
    custom = item.get("custom", {})
    if doi := item.get("DOI"):
        yield f"DOI {doi}", f"https://doi.org/{doi}"
    if pmid := item.get("PMID"):
        yield f"PMID {pmid}", f"https://pubmed.ncbi.nlm.nih.gov/{pmid}/"
    if arxiv := custom.get("arxiv"):
        yield f"arXiv {arxiv}", f"https://arxiv.org/abs/{arxiv}"
    if wikidata := custom.get("wikidata"):
        yield f"Wikidata {wikidata}", f"https://www.wikidata.org/wiki/{wikidata}"
    if str(url := item.get("URL", "")).startswith(("https://", "http://")):
        yield str(url), str(url)

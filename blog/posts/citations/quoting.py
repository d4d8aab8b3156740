"""Links to the passages that citations quote, where the live page has them."""

from collections.abc import Iterable, Mapping

from blog.copies.models import KeptCopy
from blog.copies.quotations import Outcome, fragment_url, look_up
from blog.sources.models import Source

Texts = Mapping[int, str]  # by the primary key of the source


def texts_of(sources: Iterable[Source]) -> Texts:
    """Return the texts of the newest copies of pages that are still there, in one query."""
    live = {
        source.pk
        for source in sources
        if source.copied_on and not source.page_gone_on and not source.page_changed_on
    }
    if not live:
        return {}
    copies = KeptCopy.objects.filter(source__in=live, file="").order_by("taken_at", "pk")
    return {copy.source_id: copy.text for copy in copies}


def url_of_quotation(quotation: str, source: Source, texts: Texts) -> str:
    """Return the URL of the quoted passage on the source's page, "" if the page lacks it."""
    text = texts.get(source.pk, "")
    match = look_up(quotation, text) if text else None
    if match is None or match.outcome != Outcome.EXACT:
        return ""
    return fragment_url(source.url, match.passage)

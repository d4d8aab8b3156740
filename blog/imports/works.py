"""Works that imported entries cite: stored as sources, which the marks of citations name."""

import re
from html import unescape

from django.db import transaction

from blog.imports.planning import Plan
from blog.imports.records import Work
from blog.sources.editing import write_source
from blog.sources.matching import find_same_work
from blog.sources.models import Source

_MARK = re.compile(r'<cite-ref\b[^>]*?\bdata-source="work:(?P<key>[^"]+)"[^>]*></cite-ref>')


class Works:
    """The sources of the works of an export, by their keys there."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._sources: dict[str, int] = {}

    def load(self) -> None:
        """Store the works that are not here yet, each in a transaction of its own."""
        if not self._plan.works:  # the export need not be read for them
            return
        for record in self._plan.request.records():
            if isinstance(record, Work):
                self._sources[record.key] = self._source_of(record).pk

    def _source_of(self, work: Work) -> Source:
        ref = self._plan.ref(f"work/{work.key}")
        known = Source.objects.filter(import_ref=ref).first() or find_same_work(work.item)
        if known is not None:
            return known
        with transaction.atomic():
            return write_source(Source(import_ref=ref), work.item)

    def cite(self, html: str) -> str:
        """Return the text with its citations naming the sources; those without one are left out."""
        return _MARK.sub(self._marked, html) if "work:" in html else html

    def _marked(self, mark: re.Match[str]) -> str:
        source = self._sources.get(unescape(mark["key"]))
        return mark[0].replace(f"work:{mark['key']}", str(source), 1) if source else ""

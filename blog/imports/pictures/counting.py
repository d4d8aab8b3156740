"""Counting the pictures and files of an import: in the export, on the web, or nowhere."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from blog.imports.pictures.finding import is_on_web
from blog.imports.pictures.storing import stored_urls
from blog.imports.report import PictureCounts

if TYPE_CHECKING:
    from blog.imports.planning import Plan

NOT_IN_EXPORT = "it is not in the export"


def count_media(
    plan: "Plan", *, is_loaded: bool = False, reasons: Mapping[str, str] | None = None
) -> None:
    """Set the counts in the report of the plan, and name what is missing there.

    Before loading, what the web may have counts as to be fetched; once the import `is_loaded`, only
    what is stored. `reasons` say why a file is missing, by its URL.
    """
    library, counts = plan.library, PictureCounts()
    urls = {library.url_of(url): (url, place) for url, place in plan.media.items()}
    stored = stored_urls(urls)
    may_fetch = not (is_loaded or plan.request.offline)
    for original, (url, place) in urls.items():
        has_file = library.find(url) is not None
        if has_file and (original in stored or not is_loaded):
            counts.found += 1
        elif original in stored or (may_fetch and is_on_web(original)):
            counts.fetched += 1
        else:
            counts.missing += 1
            is_asked = is_on_web(original) and not plan.request.offline
            reason = (reasons or {}).get(original, "") if is_asked else NOT_IN_EXPORT
            message = f"The file of {original[:300]} is missing"
            plan.report.warn(f"{message}: {reason}." if reason else f"{message}.", place)
    plan.report.pictures = counts

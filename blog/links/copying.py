"""Copies of the pages of sources, taken from the answers to link checks.

So a host gets no request more for them, and an earlier copy tells whether a page has changed.
"""

from collections.abc import Sequence
from dataclasses import replace

from django.conf import settings
from django.utils import timezone

from blog.copies.likeness import share_kept
from blog.copies.models import KeptCopy
from blog.copies.permission import forbids_copies
from blog.copies.readable import Readable
from blog.copies.taking import FILES, keep_copy, read_page
from blog.links.collecting import schedule
from blog.links.judging import Finding, Judgment
from blog.links.models import Link
from blog.links.requesting import Answer, Copying
from blog.net.fetching import FailureReason
from blog.site.models import Site
from blog.sources.models import CopyPolicy, Source

SAME = 0.5  # the least share of a copy's text that the page must still have


def copied_sources(link: Link) -> list[Source]:
    """Return the sources with this URL of which copies are kept."""
    if not Site.objects.current().keeps_copies:
        return []
    sources = Source.objects.kept().filter(link_uses__link=link, url=link.url)
    return list(sources.exclude(copy_policy=CopyPolicy.NONE))


def copying_of(sources: Sequence[Source]) -> Copying | None:
    """Return what to read for copies of these sources, None if there are none."""
    if not sources:
        return None
    newest = KeptCopy.objects.filter(source=sources[0]).exclude(file="").newest_first().first()
    known = {newest.etag, newest.last_modified} - {""} if newest else set()
    return Copying(frozenset(FILES), settings.MAX_COPY_MB * 1_000_000, frozenset(known))


def copy_answer(
    link: Link, answer: Answer, judgment: Judgment, *, sources: Sequence[Source]
) -> Judgment:
    """Keep copies of the page that was found; return the judgment, with what they tell.

    The caller saves the link, which gets the reason if no copy could be kept.
    """
    if judgment.finding not in {Finding.PAGE, Finding.MOVED} or not sources:
        return judgment
    link.no_copy_because = _obstacle(answer)
    page = answer.page
    if link.no_copy_because or page is None:
        return judgment
    read = read_page(page)
    references = [source.copies.reference() for source in sources]
    for source in sources:
        keep_copy(source, page, read, is_reference=link.wants_copy)
    is_wanted, link.wants_copy = link.wants_copy, False
    return judgment if is_wanted else _compared(judgment, read, references)


def _obstacle(answer: Answer) -> str:
    """Return why the page is not copied, as a sentence; "" if it is, or was before."""
    if answer.reason == FailureReason.SIZE:
        return "It is too large to be copied."
    if answer.page is None:
        return "" if answer.media_type in FILES else "It is a file of a type that is not copied."
    if forbids_copies(answer.page.headers, answer.html):
        return "The page asks programs not to keep copies of it (noarchive)."
    return ""


def _compared(
    judgment: Judgment, read: Readable, references: Sequence[KeptCopy | None]
) -> Judgment:
    """Return the judgment, or that the page has drifted from the copy it is compared with."""
    copies = [copy for copy in references if copy and copy.html]
    shares = [share_kept(copy.text, read.text) for copy in copies]
    if not shares or min(shares) >= SAME:
        return judgment
    copy = copies[shares.index(min(shares))]
    evidence = f"It has {min(shares):.0%} of the text of the copy of {copy.taken_at:%B %-d, %Y}."
    return replace(judgment, finding=Finding.DRIFTED, evidence=evidence)


def request_copy(source: Source) -> bool:
    """Have a new copy taken soon, to compare the page with; return whether that is possible.

    Copies of the source are kept from now on, even if they were not.
    """
    link = Link.objects.filter(url=source.url, uses__source=source).first()
    if link is None:
        return False
    if source.copy_policy == CopyPolicy.NONE:
        Source.objects.filter(pk=source.pk).update(copy_policy=CopyPolicy.PRIVATE)
    Link.objects.filter(pk=link.pk).update(wants_copy=True)
    schedule(link, at=timezone.now())
    return True

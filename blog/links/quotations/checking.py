"""Looking up the quotations of live posts in the copies of their sources, where either is new."""

from collections.abc import Iterator
from hashlib import sha256
from itertools import groupby
from operator import itemgetter

from django.utils import timezone

from blog.copies.models import KeptCopy
from blog.copies.quotations import look_up
from blog.links.quotations.models import QuotationCheck
from blog.posts.citations.models import Citation
from blog.posts.models import Post
from blog.sources.models import Source

Key = tuple[int, int, str]  # of a source and a post, and the digest of the quotation

AT_A_TIME = 500  # quotations that are looked up in one run


def check_quotations() -> int:
    """Look up what was never looked up in its copy; return how many. Forget what is not quoted."""
    known = {
        (source, post, digest): (pk, copy)
        for pk, source, post, digest, copy in QuotationCheck.objects.values_list(
            "pk", "source", "post", "digest", "copy"
        ).iterator()
    }
    quoted, checked = set[Key](), 0
    for copy, quotations in _by_copy():
        for key, quotation in quotations:
            quoted.add(key)
            if checked < AT_A_TIME and known.get(key, (0, 0))[1] != copy.pk:
                _check(key, quotation, copy)
                checked += 1
    gone = [pk for key, (pk, _copy) in known.items() if key not in quoted]
    for start in range(0, len(gone), AT_A_TIME):
        QuotationCheck.objects.filter(pk__in=gone[start : start + AT_A_TIME]).delete()
    return checked


def _by_copy() -> Iterator[tuple[KeptCopy, list[tuple[Key, str]]]]:
    """Yield the copies that their pages are compared with, each with the quotations from it."""
    cited = Citation.objects.filter(
        post__in=Post.objects.live(), source__copied_on__isnull=False, source__trashed_at=None
    )
    rows = cited.exclude(quotation="").order_by("source")
    found = rows.values_list("source", "post", "quotation").iterator()
    for pk, of_source in groupby(found, key=itemgetter(0)):
        copy = Source(pk=pk).copies.reference()
        if copy and copy.html:
            yield copy, [((pk, post, _digest(text)), text) for _pk, post, text in of_source]


def _check(key: Key, quotation: str, copy: KeptCopy) -> None:
    """Store whether the copy has the quotation; a person's decision holds for the same outcome."""
    source, post, digest = key
    match, checks = look_up(quotation, copy.text), QuotationCheck.objects
    row = checks.filter(source=source, post=post, digest=digest).first()
    row = row or QuotationCheck(source_id=source, post_id=post, digest=digest, quotation=quotation)
    row.is_accepted = row.is_accepted and row.outcome == match.outcome
    row.outcome, row.passage, row.copy = match.outcome, match.passage, copy.pk
    row.checked_at = timezone.now()
    row.save()


def _digest(quotation: str) -> str:
    return sha256(quotation.encode()).hexdigest()

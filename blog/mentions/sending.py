"""Sending webmentions to pages that a post links to, or no longer links to."""

from collections.abc import Mapping

from django.utils import timezone

from blog.jobs.leasing import claim, succeed
from blog.mentions.links import endpoint_of
from blog.mentions.models import Delivery, DeliveryStatus
from blog.mentions.queueing import sends_mentions
from blog.mentions.transport import fail, request
from blog.net.fetching import FetchFailed, FetchRefused
from blog.site.models import Site


def send(delivery: Delivery) -> None:
    """Find the endpoint of the page and send the webmention, if it is due.

    The delivery for a removed link is deleted once it has been sent.
    """
    if not sends_mentions(Site.objects.current()) or not claim(delivery):
        return
    try:
        endpoint = _endpoint_of(delivery.target)
        if endpoint is not None:
            _post(delivery, endpoint)
    except (FetchFailed, FetchRefused) as failure:
        fail(delivery, failure, status=DeliveryStatus.FAILED)
        return
    if endpoint is None:
        is_settled = succeed(delivery, status=DeliveryStatus.UNSUPPORTED)
    else:
        is_settled = succeed(delivery, status=DeliveryStatus.SENT, sent_at=timezone.now())
    if is_settled and not delivery.is_linked:
        delivery.delete()


def _endpoint_of(target: str) -> str | None:
    """Return the endpoint in the headers or, for an HTML page, in its elements; None if none."""
    try:
        page = request(target)
    except FetchFailed as failure:
        if not _is_success(failure.status):
            raise
        return endpoint_of(failure.url, header=_link(failure.headers))
    return endpoint_of(page.url, header=_link(page.headers), html=page.text())


def _post(delivery: Delivery, endpoint: str) -> None:
    """Send the form. Any successful status counts, even if the response cannot be read."""
    try:
        request(endpoint, form={"source": delivery.source, "target": delivery.target})
    except FetchFailed as failure:
        if not _is_success(failure.status):
            raise


def _link(headers: Mapping[str, str]) -> str:
    return headers.get("link", "")


def _is_success(status: int | None) -> bool:
    return status is not None and 200 <= status <= 299

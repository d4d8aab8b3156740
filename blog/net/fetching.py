"""Fetching from the web: checked, limited, and identified as Ibid. The only way to fetch."""

from collections.abc import Collection, Mapping
from functools import partial
from typing import Literal

from blog import __version__
from blog.net.results import (
    Exchange,
    FailureReason,
    FetchFailed,
    FetchRefused,
    Page,
    Redirect,
)

__all__ = ["Exchange", "FailureReason", "FetchFailed", "FetchRefused", "Page", "Redirect", "fetch"]

PRODUCT = f"Ibid/{__version__}"
WEB_PORTS = frozenset({80, 443})


def fetch(
    url: str,
    *,
    accept: Collection[str],
    max_bytes: int,
    seconds: float,
    sender: str = "",
    purpose: str = "",
    ports: Collection[int] = WEB_PORTS,
    form: Mapping[str, str] | bytes | None = None,
    method: Literal["GET", "HEAD"] = "GET",
    more_headers: Mapping[str, str] | None = None,
) -> Page:
    """GET `url`, or POST a `form` or a body to it; return a page whose media type is in `accept`.

    After HEAD the page is empty, and of any media type. Redirects get `more_headers`, too.

    `seconds` limits everything from the DNS lookup to the last byte, including redirects;
    `max_bytes` the body after decompression. `sender`, the blog's URL, and `purpose` are part of
    the user agent. Raise FetchRefused or FetchFailed; any status except 2xx is a failure.
    """
    # requests takes 0.4 s to import, and most processes never fetch.
    from blog.net.connecting import in_time  # noqa: PLC0415
    from blog.net.following import follow  # noqa: PLC0415

    comment = "; ".join(filter(None, [purpose, f"+{sender}" if sender else ""]))
    headers = {
        "User-Agent": f"{PRODUCT} ({comment})" if comment else PRODUCT,
        "Accept": ", ".join(sorted(accept)),
        "Accept-Encoding": "gzip, deflate",
        "Connection": "close",
        **(more_headers or {}),
    }
    work = partial(
        follow,
        url,
        method=method if form is None else "POST",
        headers=headers,
        accept=accept,
        max_bytes=max_bytes,
        seconds=seconds,
        form=form,
    )
    return in_time(work, seconds=seconds, ports=ports)

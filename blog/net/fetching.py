"""Fetching from the web: guarded, limited, and under our own name. Nothing else in Ibid does."""

from collections.abc import Collection, Mapping
from functools import partial

from blog.net.answers import FetchFailed, FetchRefused, Page, Redirect, Trouble

__all__ = ["FetchFailed", "FetchRefused", "Page", "Redirect", "Trouble", "fetch"]

PRODUCT = "Ibid/0.1.0"
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
    form: Mapping[str, str] | None = None,
) -> Page:
    """GET `url`, or POST a `form` to it: a page of one of the media types `accept`.

    All within `seconds`, from the look-up of the name to the last byte, redirects included, and
    within `max_bytes`, counted after unpacking. `sender` is the blog's own address, told to whom
    we ask, and `purpose` what we ask for. Gives pages of status 2xx only. Raises FetchRefused and
    FetchFailed.
    """
    # requests takes 0.4 s to import, and most processes never fetch.
    from blog.net.connecting import in_time  # noqa: PLC0415
    from blog.net.following import follow  # noqa: PLC0415

    said = "; ".join(filter(None, [purpose, f"+{sender}" if sender else ""]))
    headers = {
        "User-Agent": f"{PRODUCT} ({said})" if said else PRODUCT,
        "Accept": ", ".join(sorted(accept)),
        "Accept-Encoding": "gzip, deflate",
        "Connection": "close",
    }
    work = partial(
        follow, url, headers=headers, accept=accept, max_bytes=max_bytes, seconds=seconds, form=form
    )
    return in_time(work, seconds=seconds, ports=ports)

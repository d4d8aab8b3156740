"""URLs as people type them and as other programs send them: nothing here raises an error."""

from urllib.parse import SplitResult, urljoin, urlsplit


def split_url(url: str) -> SplitResult:
    """Return the parts of a URL, stripped; all of them empty for what cannot be one.

    >>> split_url(" https://tides.example/2011/ ").netloc, split_url("http://[here").netloc
    ('tides.example', '')
    """
    try:
        return urlsplit(url.strip())
    except ValueError:
        return urlsplit("")


def join_url(base: str, reference: str | None) -> str:
    """Return the URL `reference` resolved against `base`; "" if the result is not a URL.

    >>> join_url("https://tides.example/2011/", "../a.png"), join_url("https://x.example", "//[")
    ('https://tides.example/a.png', '')
    """
    try:
        return urljoin(base, (reference or "").strip())
    except ValueError:
        return ""

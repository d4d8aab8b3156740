"""URLs as exports contain them: whatever people once typed."""

from urllib.parse import SplitResult, urlsplit


def split_url(url: str) -> SplitResult:
    """Return the parts of a URL, stripped; all of them empty for what cannot be one.

    >>> split_url(" https://tides.example/2011/ ").netloc, split_url("http://[here").netloc
    ('tides.example', '')
    """
    try:
        return urlsplit(url.strip())
    except ValueError:
        return urlsplit("")

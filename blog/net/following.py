"""From an address over its redirects to a page, each step checked like the first."""

from collections.abc import Collection, Mapping
from functools import partial
from urllib.parse import SplitResult, urldefrag, urljoin, urlsplit

from requests import Response

from blog.net.answers import FetchFailed, FetchRefused, Page, Redirect, Trouble
from blog.net.connecting import answer

MAX_REDIRECTS = 5
MAX_ADDRESS = 8_000
KEPT_HEADERS = (
    "content-language",
    "content-type",
    "date",
    "etag",
    "expires",
    "last-modified",
    "link",
    "memento-datetime",
    "retry-after",
    "x-robots-tag",
)
_REDIRECTING = {301, 302, 303, 307, 308}
_PACKINGS = {"", "identity", "gzip", "x-gzip", "deflate"}
_PIECE = 65_536


def follow(
    url: str,
    *,
    headers: Mapping[str, str],
    accept: Collection[str],
    max_bytes: int,
    seconds: float,
    form: Mapping[str, str] | None = None,
) -> Page:
    """The page at the end of the redirects; a form is sent to one address and no further.

    Raises FetchRefused and FetchFailed.
    """
    redirects: list[Redirect] = []
    while len(redirects) <= MAX_REDIRECTS:
        url = _checked(url)
        try:
            with answer(url, headers=headers, seconds=seconds, form=form) as response:
                target = _target(response, url=url)
                if target and form is not None:
                    raise FetchFailed(Trouble.REDIRECTS, "It sends a form on to another address.")
                if not target:
                    body = _body(response, accept=accept, max_bytes=max_bytes)
                    return _page(response, body, url=url, redirects=redirects)
        except FetchFailed as failure:
            failure.url, failure.redirects = url, tuple(redirects)
            raise
        redirects.append(Redirect(url, response.status_code))
        url = target
    words = f"It sends us on more than {MAX_REDIRECTS} times."
    raise FetchFailed(Trouble.REDIRECTS, words, url=url, redirects=redirects)


def _checked(url: str) -> str:
    """The address without its fragment, if it is one of the web and holds no password."""
    parts = _split(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise FetchRefused("This is not a web address.")
    if "@" in parts.netloc:
        raise FetchRefused("This address has a name or password in it.")
    return urldefrag(url).url


def _split(url: str) -> SplitResult:
    if len(url) > MAX_ADDRESS or not url.isprintable() or "\\" in url:
        raise FetchRefused("This is not a web address.")
    try:
        return urlsplit(url)
    except ValueError as error:
        raise FetchRefused("This is not a web address.") from error


def _target(response: Response, *, url: str) -> str:
    """Where a redirect leads; "" if it is none."""
    location = response.headers.get("location", "")
    if response.status_code not in _REDIRECTING or not location:
        return ""
    try:
        return urljoin(url, location.encode("latin-1").decode("utf-8", errors="replace"))
    except ValueError as error:
        raise FetchRefused("It sends us to what is not a web address.") from error


def _body(response: Response, *, accept: Collection[str], max_bytes: int) -> bytes:
    """All of the body, unpacked, if it is what was asked for and small enough."""
    failed = partial(FetchFailed, status=response.status_code, headers=_kept(response.headers))
    if not 200 <= response.status_code <= 299:
        raise failed(Trouble.STATUS, f"It answered {response.status_code} {response.reason or ''}")
    media_type, _ = _media_type(response)
    if media_type not in accept:
        raise failed(Trouble.TYPE, f"It is a file of another kind ({media_type or 'not said'}).")
    packings = response.headers.get("content-encoding", "").lower().split(",")
    if not _PACKINGS.issuperset(packing.strip() for packing in packings):
        raise failed(Trouble.GARBLED, "It is packed in a way we did not ask for.")
    body = bytearray()
    for piece in response.iter_content(_PIECE):
        body += piece
        if len(body) > max_bytes:
            raise failed(Trouble.SIZE, f"It is larger than {max_bytes:,} bytes.")
    return bytes(body)


def _page(response: Response, body: bytes, *, url: str, redirects: list[Redirect]) -> Page:
    media_type, charset = _media_type(response)
    return Page(
        url=url,
        status=response.status_code,
        media_type=media_type,
        charset=charset,
        body=body,
        headers=_kept(response.headers),
        redirects=tuple(redirects),
    )


def _kept(headers: Mapping[str, str]) -> dict[str, str]:
    return {name: headers[name][:2_000] for name in KEPT_HEADERS if name in headers}


def _media_type(response: Response) -> tuple[str, str]:
    """The kind of file and its charset, in small letters, as the header names them."""
    media_type, *parameters = response.headers.get("content-type", "").lower().split(";")
    charset = ""
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "charset":
            charset = value.strip(" \"'")
    return media_type.strip(), charset

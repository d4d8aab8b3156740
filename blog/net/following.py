"""Following redirects from a URL to a page; each redirect is checked like the first URL."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from urllib.parse import SplitResult, urldefrag, urljoin, urlsplit

from requests import Response

from blog.net.connecting import open_response
from blog.net.results import (
    Exchange,
    FailureReason,
    FetchFailed,
    FetchRefused,
    Page,
    Redirect,
)

MAX_REDIRECTS = 5
MAX_URL_LENGTH = 8_000
KEPT_HEADERS = (
    "cf-mitigated",
    "content-language",
    "content-location",
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
_REDIRECTS = {301, 302, 303, 307, 308}
_CONTENT_ENCODINGS = {"", "identity", "gzip", "x-gzip", "deflate"}
_CHUNK_SIZE = 65_536
_MAX_HEADERS = 32_768  # characters of all headers of a response that are kept


def follow(
    url: str,
    *,
    method: str,
    headers: Mapping[str, str],
    accept: Collection[str],
    max_bytes: int,
    seconds: float,
    form: Mapping[str, str] | bytes | None = None,
) -> Page:
    """Return the page at the end of the redirects; a redirect does not resend a form.

    Raise FetchRefused or FetchFailed.
    """
    redirects: list[Redirect] = []
    exchanges: list[Exchange] = []
    while len(redirects) <= MAX_REDIRECTS:
        url = _checked(url)
        try:
            with open_response(
                url, method=method, headers=headers, seconds=seconds, form=form
            ) as response:
                exchanges.append(_exchange(response, url=url))
                target = _target(response, url=url)
                if target and form is not None:
                    raise FetchFailed(
                        FailureReason.REDIRECTS, "It redirects the form to another URL."
                    )
                if not target:
                    body = _body(response, accept=accept, max_bytes=max_bytes)
                    page = _page(response, body, url=url, redirects=redirects)
                    return replace(page, exchanges=tuple(exchanges))
        except FetchFailed as failure:
            failure.url, failure.redirects = url, tuple(redirects)
            raise
        redirects.append(Redirect(url, response.status_code))
        url = target
    message = f"It redirects more than {MAX_REDIRECTS} times."
    raise FetchFailed(FailureReason.REDIRECTS, message, url=url, redirects=redirects)


def _checked(url: str) -> str:
    """Return the URL without its fragment.

    Raise FetchRefused if it is not http(s) or has a password.
    """
    parts = _split(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise FetchRefused("This is not a web address.")
    if "@" in parts.netloc:
        raise FetchRefused("This URL contains a user name or password.")
    return urldefrag(url).url


def _split(url: str) -> SplitResult:
    if len(url) > MAX_URL_LENGTH or not url.isprintable() or "\\" in url:
        raise FetchRefused("This is not a web address.")
    try:
        return urlsplit(url)
    except ValueError as error:
        raise FetchRefused("This is not a web address.") from error


def _target(response: Response, *, url: str) -> str:
    """Return the target of a redirect; "" if the response is not a redirect."""
    location = response.headers.get("location", "")
    if response.status_code not in _REDIRECTS or not location:
        return ""
    try:
        return urljoin(url, location.encode("latin-1").decode("utf-8", errors="replace"))
    except ValueError as error:
        raise FetchRefused("It redirects to something that is not a web address.") from error


def _body(response: Response, *, accept: Collection[str], max_bytes: int) -> bytes:
    """Return the whole body, decompressed, if its status, type and size are acceptable."""
    failed = partial(FetchFailed, status=response.status_code, headers=_kept(response.headers))
    if not 200 <= response.status_code <= 299:
        raise failed(
            FailureReason.STATUS,
            f"It responded with {response.status_code} {response.reason or ''}".rstrip(),
        )
    if response.request.method == "HEAD":
        return b""
    media_type, _ = _media_type(response)
    if media_type not in accept:
        raise failed(
            FailureReason.TYPE, f"It is a file of another type ({media_type or 'not given'})."
        )
    encodings = response.headers.get("content-encoding", "").lower().split(",")
    if not _CONTENT_ENCODINGS.issuperset(encoding.strip() for encoding in encodings):
        raise failed(FailureReason.GARBLED, "It is compressed in an unsupported way.")
    body = bytearray()
    for chunk in response.iter_content(_CHUNK_SIZE):
        body += chunk
        if len(body) > max_bytes:
            raise failed(FailureReason.SIZE, f"It is larger than {max_bytes:,} bytes.")
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


def _exchange(response: Response, *, url: str) -> Exchange:
    asked, path = response.request, response.request.path_url
    host = urlsplit(url).netloc
    sent = (("Host", host), *((name, _as_text(value)) for name, value in asked.headers.items()))
    line = f"{asked.method} {path} HTTP/1.1"
    received = tuple(_some(response.raw.headers.items()))
    return Exchange(url, line, sent, response.status_code, response.reason or "", received)


def _as_text(value: str | bytes) -> str:
    return value.decode("latin-1") if isinstance(value, bytes) else value


def _some(headers: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield the headers up to the first that would make them longer than _MAX_HEADERS."""
    length = 0
    for name, value in headers:
        length += len(name) + len(value)
        if length > _MAX_HEADERS:
            return
        yield name, value


def _kept(headers: Mapping[str, str]) -> dict[str, str]:
    return {name: headers[name][:2_000] for name in KEPT_HEADERS if name in headers}


def _media_type(response: Response) -> tuple[str, str]:
    """Return the media type and charset of the header, in lower case."""
    media_type, *parameters = response.headers.get("content-type", "").lower().split(";")
    charset = ""
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "charset":
            charset = value.strip(" \"'")
    return media_type.strip(), charset

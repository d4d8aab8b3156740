"""The paths at which posts, pages and lists of a WordPress blog were open."""

from collections.abc import Iterable, Iterator
from urllib.parse import quote, unquote, urlsplit

_SAFE = "/%:@!$&'()*+,;=-._~"


def paths_of_item(
    *,
    link: str,
    guid: str,
    key: str,
    is_page: bool,
    slug: str,
    former_slugs: Iterable[str],
    page: str,
) -> tuple[str, ...]:
    """Return the paths of a post or page, the last one first, then those with its ID.

    `page` is the path of a page below its parents, used if the link has only the ID.
    """
    own = list(_of_link(link))
    if not own and page:
        own = [f"/{page}/"]
    former = (
        [path for path in (_renamed(own[0], slug, name) for name in former_slugs) if path]
        if own
        else []
    )
    other = [
        path
        for path in _of_link(guid)
        if path.rstrip("/") not in {known.rstrip("/") for known in own}
    ]
    queries = [f"/?page_id={key}", f"/?p={key}"] if is_page else [f"/?p={key}"]
    return tuple(dict.fromkeys([*own, *former, *other, *queries]))


def _of_link(link: str) -> Iterator[str]:
    """Yield the path of a link that has no query."""
    parts = urlsplit(link.strip())
    if parts.scheme in {"http", "https"} and parts.path not in {"", "/"} and not parts.query:
        yield quote(unquote(parts.path), safe=_SAFE)


def _renamed(path: str, slug: str, former: str) -> str:
    """Return the path with the slug it had before."""
    folder, found, rest = unquote(path).rpartition(unquote(slug))
    return quote(f"{folder}{unquote(former)}{rest}", safe=_SAFE) if found and former else ""

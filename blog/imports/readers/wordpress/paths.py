"""The paths at which posts, pages and lists of a WordPress blog were open."""

from collections.abc import Iterable, Iterator
from urllib.parse import quote, unquote

from blog.imports.readers.wordpress.fields import Fields
from blog.imports.records import Place, Redirect
from blog.text.formats.urls import split_url

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
    parts = split_url(link)
    if parts.scheme in {"http", "https"} and parts.path not in {"", "/"} and not parts.query:
        yield quote(unquote(parts.path), safe=_SAFE)


def _renamed(path: str, slug: str, former: str) -> str:
    """Return the path with the slug it had before."""
    folder, found, rest = unquote(path).rpartition(unquote(slug))
    return quote(f"{folder}{unquote(former)}{rest}", safe=_SAFE) if found and former else ""


def guesses_of(fields: Fields, place: Place) -> Iterator[Redirect]:
    """Yield the paths of a published post in other common structures of permalinks.

    A blog may have changed its structure, and WordPress itself guesses what an old path meant.
    """
    key, date = fields.short("wp:post_id"), fields.short("wp:post_date")[:10]
    slug = quote(unquote(fields.short("wp:post_name")), safe=_SAFE)
    if fields.short("wp:status") != "publish" or fields.short("wp:post_type") == "page" or not slug:
        return
    year, month, day = date.split("-") if date.count("-") == 2 else ("", "", "")
    dated = (f"/{year}/{month}/{day}/{slug}/", f"/{year}/{month}/{slug}/") if day else ()
    for path in (*dated, f"/{slug}/", f"/archives/{key}", f"/archives/{slug}/"):
        yield Redirect(place=place, path=path, to=f"entry:{key}", is_guess=True)


def redirects_of_attachment(fields: Fields, place: Place) -> Iterator[Redirect]:
    """Yield where the page of an attachment is now: the post that it was added to."""
    parent, key = fields.short("wp:post_parent"), fields.short("wp:post_id")
    if parent not in {"", "0"}:
        for path in (f"/?attachment_id={key}", *_of_link(fields.short("link"))):
            yield Redirect(place=place, path=path, to=f"entry:{parent}")

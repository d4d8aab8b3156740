"""The lists and feeds of a WordPress blog, as redirects to those of Ibid."""

import re
from collections.abc import Iterator, Mapping
from urllib.parse import quote, unquote

from blog.imports.readers.texts.plain import plain_text
from blog.imports.readers.wordpress.fields import Fields
from blog.imports.records import Place, Redirect

_FEEDS = {
    "/feed/": ("/feed/atom/", "/atom/", "/wp-atom.php", "/wp-feed.php", "/?feed=atom"),
    "/feed/rss/": (
        *("/feed/rss2/", "/feed/rdf/", "/rss/", "/rss2/", "/rdf/", "/wp-rss.php", "/wp-rss2.php"),
        *("/wp-rdf.php", "/?feed=rss2", "/?feed=rss", "/?feed=rdf"),
    ),
    "/comments/feed/": ("/comments/feed/atom/", "/?feed=comments-atom"),
    "/comments/feed/rss/": (
        *("/comments/feed/rss2/", "/wp-commentsrss2.php", "/?feed=comments-rss2"),
    ),
}


def redirects_of_terms(terms: list[tuple[str, Fields]], place: Place) -> Iterator[Redirect]:
    """Yield where the lists of categories and tags are now; feeds of them follow their lists."""
    parents = {
        fields.short("wp:category_nicename"): fields.short("wp:category_parent")
        for kind, fields in terms
        if kind == "wp:category"
    }
    for kind, fields in terms:
        is_tag = kind == "wp:tag"
        slug = fields.short("wp:tag_slug" if is_tag else "wp:category_nicename")
        name = plain_text(fields.get("wp:tag_name" if is_tag else "wp:cat_name"))
        if slug and name:
            path = f"/tag/{_quoted(slug)}/" if is_tag else f"/category/{_whole(slug, parents)}/"
            yield Redirect(place=place, path=path, to=f"tag:{name}")
            if not is_tag:
                yield Redirect(
                    place=place, path=f"/?cat={fields.short('wp:term_id')}", to=f"tag:{name}"
                )


def redirects_of_authors(logins: Mapping[str, str], place: Place) -> Iterator[Redirect]:
    """Yield where the lists of authors are now; `logins` are by ID, "" for an ID not known."""
    for id, login in logins.items():
        slug = re.sub(r"[^a-z0-9_-]+", "-", login.lower()).strip("-")
        yield Redirect(place=place, path=f"/author/{slug}/", to=f"author:{login}")
        if id:
            yield Redirect(place=place, path=f"/?author={id}", to=f"author:{login}")


def redirects_of_feeds(place: Place) -> Iterator[Redirect]:
    for to, paths in _FEEDS.items():
        for path in paths:
            yield Redirect(place=place, path=path, to=to)


def _whole(slug: str, parents: dict[str, str]) -> str:
    """Return the path of a category below its parents."""
    slugs, seen = [slug], {slug}
    while (above := parents.get(slugs[-1], "")) and above not in seen:
        seen.add(above)
        slugs.append(above)
    return "/".join(_quoted(slug) for slug in reversed(slugs))


def _quoted(slug: str) -> str:
    return quote(unquote(slug), safe="-._~")

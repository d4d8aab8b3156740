"""The lists of a WordPress blog by category and tag, as redirects to those of Ibid."""

from collections.abc import Iterator
from urllib.parse import quote, unquote

from blog.imports.readers.texts.plain import plain_text
from blog.imports.readers.wordpress.fields import Fields
from blog.imports.records import Place, Redirect


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


def _whole(slug: str, parents: dict[str, str]) -> str:
    """Return the path of a category below its parents."""
    slugs, seen = [slug], {slug}
    while (above := parents.get(slugs[-1], "")) and above not in seen:
        seen.add(above)
        slugs.append(above)
    return "/".join(_quoted(slug) for slug in reversed(slugs))


def _quoted(slug: str) -> str:
    return quote(unquote(slug), safe="-._~")

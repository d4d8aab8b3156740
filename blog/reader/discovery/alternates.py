"""The URLs of a post in each language it is translated into (hreflang)."""

from collections.abc import Iterator, Sequence

from blog.posts.translations.models import Translation, default_translation
from blog.site.models import Site


def alternates(
    translations: Sequence[Translation], *, site: Site, origin: str
) -> Iterator[tuple[str, str]]:
    """Yield (language, URL) for each translation, and for the default for other languages."""
    if not translations:
        return
    for translation in translations:
        yield translation.language, f"{origin}{translation.post.get_absolute_url()}"
    default = default_translation(translations, site=site)
    yield "x-default", f"{origin}{default.post.get_absolute_url()}"

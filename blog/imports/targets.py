"""Where an old path leads here: to an entry, or to the list of a tag or of an author."""

from django.urls import reverse

from blog.imports.authors import Authors
from blog.imports.planning import Plan
from blog.posts.bylines.models import Byline
from blog.posts.tags.models import Tag
from blog.text.words.folding import fold_name

ENTRY, TAG, AUTHOR = "entry:", "tag:", "author:"


class Targets:
    """Resolves what a redirect of an export names; "" for an entry that has no path here.

    A tag or author without posts here means the list of all.
    """

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._authors = Authors(plan.authors, by=None)
        self._tags = {
            tag.folded: tag.get_absolute_url() for tag in Tag.objects.only("folded", "slug")
        }

    def path_of(self, to: str) -> str:
        """Return the path or URL that `to` of a redirect means."""
        if to.startswith(ENTRY):
            return self._plan.paths.paths.get(to.removeprefix(ENTRY), "")
        if to.startswith(TAG):
            return self._tags.get(fold_name(to.removeprefix(TAG))) or reverse("tags")
        if to.startswith(AUTHOR):
            return self._author_path(to.removeprefix(AUTHOR))
        return to

    def _author_path(self, key: str) -> str:
        writer = self._authors.named(key)
        if isinstance(writer, str):
            slug = Byline(guest=writer).author_slug if writer else ""
        else:
            slug = writer.slug
        is_listed = bool(slug) and Byline.objects.filter(listed_as=slug).exists()
        return reverse("author", args=[slug]) if is_listed else reverse("authors")

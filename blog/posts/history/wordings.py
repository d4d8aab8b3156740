"""The wording of a post, and how two wordings differ."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from blog.posts.models import Post
from blog.posts.rendering.references import consulted_for
from blog.sources.models import Source
from blog.text.words.diffs import (
    Hunk,
    Part,
    diff_html,
    diff_lists,
    diff_text,
    hunks,
)


@dataclass(frozen=True)
class Wording:
    """What an author wrote in a post: its text, title, tags and the keys of consulted sources."""

    title: str
    body: str
    summary: str = ""
    tags: tuple[str, ...] = ()
    consulted: tuple[str, ...] = ()
    language: str = ""
    citation_style: str = ""

    @classmethod
    def of(
        cls,
        post: Post,
        *,
        tags: Iterable[str] | None = None,
        consulted: Sequence[Source] | None = None,
    ) -> "Wording":
        """Return the wording of the post; `tags` and `consulted` default to the stored ones."""
        tags = post.tags.names() if tags is None else tags
        consulted = consulted_for(post) if consulted is None else consulted
        return cls(
            title=post.title,
            body=post.body,
            summary=post.summary,
            tags=tuple(sorted(tags)),
            consulted=tuple(source.key for source in consulted),
            language=post.language,
            citation_style=post.citation_style,
        )


@dataclass(frozen=True)
class Comparison:
    """The differences between two wordings: the short fields that changed, and the text."""

    fields: tuple[tuple[str, tuple[Part, ...]], ...]
    text: list[Hunk]

    @property
    def is_same(self) -> bool:
        return not self.fields and all(hunk.is_unchanged for hunk in self.text)


def compare(before: Wording, after: Wording) -> Comparison:
    """Return how `after` differs from `before`."""
    old, new = asdict(before), asdict(after)
    named: dict[str, Any] = {
        "title": _("Title"),
        "summary": _("Summary"),
        "tags": _("Tags"),
        "consulted": _("Sources consulted"),
        "language": _("Language"),
        "citation_style": _("Citation style"),
    }
    return Comparison(
        fields=tuple(
            (str(label), _field_differences(old[name], new[name]))
            for name, label in named.items()
            if old[name] != new[name]
        ),
        text=hunks(diff_html(before.body, after.body)),
    )


def _field_differences(before: Any, after: Any) -> tuple[Part, ...]:
    if isinstance(before, str):
        return diff_text(before, after)
    return diff_lists(before, after)

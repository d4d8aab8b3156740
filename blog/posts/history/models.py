"""What a post said at each save that changed it: kept, compared, restored."""

from dataclasses import asdict, dataclass
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from blog.posts.models import Post
from blog.posts.rendering.references import consulted_for
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
    """What an author says in a post. Its citations stand in the body; `consulted` are keys."""

    title: str
    body: str
    summary: str = ""
    tags: tuple[str, ...] = ()
    consulted: tuple[str, ...] = ()
    language: str = ""
    citation_style: str = ""

    @classmethod
    def of(cls, post: Post) -> "Wording":
        """What the post says as it is stored."""
        return cls(
            title=post.title,
            body=post.body,
            summary=post.summary,
            tags=tuple(sorted(post.tags.names())),
            consulted=tuple(source.key for source in consulted_for(post)),
            language=post.language,
            citation_style=post.citation_style,
        )


@dataclass(frozen=True)
class Comparison:
    """How one wording differs from another: the short fields that changed, and the text."""

    fields: tuple[tuple[str, tuple[Part, ...]], ...]
    text: list[Hunk]

    @property
    def is_same(self) -> bool:
        return not self.fields and all(hunk.is_unchanged for hunk in self.text)


def compare(before: Wording, after: Wording) -> Comparison:
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


class Revision(models.Model):
    """A post's wording at one save; `number` is the post's version then, `note` the correction."""

    post = models.ForeignKey(Post, models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="revisions"
    )
    made_at = models.DateTimeField()
    was_public = models.BooleanField(default=False)
    note = models.CharField(max_length=300, blank=True)
    restored_from = models.PositiveIntegerField(null=True)

    title = models.CharField(max_length=300)
    body = models.TextField(blank=True)
    summary = models.TextField(blank=True)
    tags = models.JSONField(default=list)
    consulted = models.JSONField(default=list)
    language = models.CharField(max_length=12, blank=True)
    citation_style = models.CharField(max_length=64, blank=True)

    objects: ClassVar[models.Manager["Revision"]] = models.Manager()

    class Meta:
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["post", "number"], name="revision_number"),
            models.CheckConstraint(
                condition=Q(restored_from__isnull=True) | Q(restored_from__lt=models.F("number")),
                name="revision_restores_an_earlier",
            ),
        ]
        indexes = [models.Index(fields=["made_at"], name="revision_made")]

    def __str__(self) -> str:
        return f"{self.post} ({self.number})"

    @property
    def wording(self) -> Wording:
        return Wording(
            title=self.title,
            body=self.body,
            summary=self.summary,
            tags=tuple(self.tags),
            consulted=tuple(self.consulted),
            language=self.language,
            citation_style=self.citation_style,
        )

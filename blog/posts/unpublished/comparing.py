"""How the unpublished changes differ from the published post."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any, cast

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from blog.posts.drafts import Draft
from blog.posts.history.wordings import Comparison, Wording, compare
from blog.posts.models import Post
from blog.posts.unpublished.versions import changed_wording, changes_to, published_parts
from blog.text.words.diffs import Part, diff_text

# The parts that are not in a wording.
_COLUMNS = (
    *("kind", "slug", "lead_picture", "direction", "comment_policy", "comment_days"),
    "publish_at",
)


def compare_with_published(post: Post) -> Comparison:
    """Return the differences, of the wording and of every other part."""
    changes, stored = changes_to(post), published_parts(post)
    wording = Wording.of(post)
    comparison = compare(wording, changed_wording(wording, changes))
    other = tuple(_other_differences(post, changes, stored))
    return replace(comparison, fields=(*comparison.fields, *other))


def _other_differences(
    post: Post, changes: Draft, stored: Draft
) -> Iterator[tuple[str, tuple[Part, ...]]]:
    before, after = cast(dict[str, Any], stored), cast(dict[str, Any], changes)
    for name, label in _labels(post).items():
        if name in after:
            yield label, diff_text(_shown(before[name]), _shown(after[name]))


def _labels(post: Post) -> dict[str, str]:
    names = {"publish_at": "published_at"}
    columns = {
        name: capfirst(str(post._meta.get_field(names.get(name, name)).verbose_name))  # type: ignore[union-attr]
        for name in _COLUMNS
    }
    return columns | {
        "authors": _("Authors"),
        "series": _("Series"),
        "translation_of": _("Translation of"),
        "correction": _("Correction note"),
    }


def _shown(part: Any) -> str:
    if isinstance(part, datetime):
        return date_format(timezone.localtime(part), "DATETIME_FORMAT")
    if isinstance(part, Iterable) and not isinstance(part, str):
        return ", ".join(str(each) for each in part)
    return "" if part is None else str(part)

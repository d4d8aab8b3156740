"""The parts of a draft as JSON, and back.

Rows are stored by primary key. Tags are stored as those added and those removed, so that tags
given to or taken from the published post in the meantime are kept.
"""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any, cast

from django.db.models import Model

from blog.media.models import Picture
from blog.people.models import Account
from blog.posts.bylines.setting import Author
from blog.posts.drafts import COLUMNS, Draft
from blog.posts.models import Post
from blog.posts.series.models import Series
from blog.sources.models import Source

Parts = dict[str, Any]


class _Gone(Exception):
    """The row of a part has been deleted, so that the part is left as it is in the post."""


def stored_parts(draft: Draft, *, post: Post) -> Parts:
    """Return the draft's parts as JSON."""
    parts: Parts = {}
    for name, part in draft.items():
        if name in _STORING:
            parts[name] = _STORING[name](part, post)
        elif name in COLUMNS or name == "correction":
            parts[name] = part
    return parts


def draft_of(parts: Parts, *, post: Post) -> Draft:
    """Return the draft with these parts; without those whose rows have been deleted."""
    draft: dict[str, Any] = {}
    for name, part in parts.items():
        try:
            draft[name] = _LOADING[name](part, post) if name in _LOADING else part
        except _Gone:
            continue
    return cast(Draft, draft)


def _key(row: Model | None, _post: Post) -> Any:
    return row.pk if row else None


def _tag_changes(after: Iterable[str], post: Post) -> dict[str, list[str]]:
    old = {name.casefold(): name for name in post.tags.names()}
    new = {name.casefold(): name for name in after}
    return {
        "added": [name for folded, name in new.items() if folded not in old],
        "removed": [name for folded, name in old.items() if folded not in new],
    }


def _tags(changes: dict[str, list[str]], post: Post) -> list[str]:
    removed = {name.casefold() for name in changes["removed"]}
    tags = {name.casefold(): name for name in [*post.tags.names(), *changes["added"]]}
    return [name for folded, name in tags.items() if folded not in removed]


def _stored_authors(authors: Iterable[Author], _post: Post) -> list[list[Any]]:
    return [
        [None, author] if isinstance(author, str) else [author.pk, author.name]
        for author in authors
    ]


def _authors(stored: list[list[Any]], _post: Post) -> list[Author]:
    """Return the authors; whoever no longer has an account has become a guest."""
    accounts = Account.objects.in_bulk([pk for pk, _name in stored if pk])
    authors = [accounts.get(pk) or name for pk, name in stored]
    return [author for author in authors if author]


def _series_key(title: str, _post: Post) -> int | str:
    """Return the primary key of the series, or the title of one that is not stored yet."""
    series = Series.objects.filter(title__iexact=title).first()
    return series.pk if series else title


def _series_title(stored: int | str, _post: Post) -> str:
    if isinstance(stored, str):
        return stored
    if series := Series.objects.filter(pk=stored).first():
        return series.title
    raise _Gone


def _picture(pk: int | None, _post: Post) -> Picture | None:
    return Picture.objects.filter(pk=pk or 0).first()


def _translated(pk: int | None, _post: Post) -> Post | None:
    if pk is None:
        return None
    if post := Post.objects.filter(pk=pk).first():
        return post
    raise _Gone


def _source_keys(sources: Iterable[Source], _post: Post) -> list[int]:
    return [source.pk for source in sources]


def _sources(pks: list[int], _post: Post) -> list[Source]:
    sources = Source.objects.in_bulk(pks)
    return [sources[pk] for pk in pks if pk in sources]


# How each part that is not JSON by itself is stored and loaded.
_STORING: dict[str, Callable[[Any, Post], Any]] = {
    "lead_picture": _key,
    "tags": _tag_changes,
    "authors": _stored_authors,
    "series": _series_key,
    "translation_of": _key,
    "consulted": _source_keys,
    "publish_at": lambda moment, _post: moment.isoformat(),
}
_LOADING: dict[str, Callable[[Any, Post], Any]] = {
    "lead_picture": _picture,
    "tags": _tags,
    "authors": _authors,
    "series": _series_title,
    "translation_of": _translated,
    "consulted": _sources,
    "publish_at": lambda text, _post: datetime.fromisoformat(text),
}

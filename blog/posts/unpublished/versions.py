"""The two versions of a post: the published one, and the authors' with unpublished changes.

Readers, search and feeds only see what is stored in the post itself. The editor, the preview and
whatever compares texts ask here for the authors' version.
"""

from dataclasses import asdict, replace
from typing import Any, cast

from django.db.models import QuerySet
from django.utils import timezone

from blog.posts.bylines.models import Byline
from blog.posts.bylines.setting import Author, authors_of
from blog.posts.drafts import COLUMNS, Draft
from blog.posts.history.wordings import Wording
from blog.posts.models import Post
from blog.posts.rendering.page import render
from blog.posts.rendering.references import consulted_for
from blog.posts.series.models import Series
from blog.posts.series.ordering import free_slug, next_position
from blog.posts.tags.models import Tag
from blog.posts.unpublished.parts import draft_of
from blog.site.models import Site
from blog.text.words.slugs import slugify


def changes_to(post: Post) -> Draft:
    """Return the unpublished changes to the post; an empty draft if it has none."""
    return draft_of(post.unpublished.parts, post=post) if post.has_unpublished_changes else Draft()


def published_parts(post: Post) -> Draft:
    """Return the post as it is stored, as a draft with every part except a correction."""
    group = post.translation_group_id
    others = Post.objects.filter(translation_group=group or 0).exclude(pk=post.pk)
    columns = cast(Draft, {name: getattr(post, name) for name in COLUMNS})
    return columns | Draft(
        tags=sorted(post.tags.names()),
        authors=authors_of(post),
        series=str(post.series or ""),
        translation_of=others.order_by("pk").first() if group else None,
        consulted=consulted_for(post),
        publish_at=post.published_at,
        correction="",
    )


def latest_wording(post: Post) -> Wording:
    """Return the wording of the post with its unpublished changes."""
    return changed_wording(Wording.of(post), changes_to(post))


def has_lead_picture(post: Post) -> bool:
    """Return whether the post has a lead picture, with its unpublished changes."""
    return bool(changes_to(post).get("lead_picture", post.lead_picture_id))


def changed_wording(wording: Wording, changes: Draft) -> Wording:
    """Return the wording with the changes of a draft."""
    names = ("title", "body", "summary", "language", "citation_style")
    changed: dict[str, Any] = {name: changes[name] for name in names if name in changes}  # type: ignore[literal-required]
    if "tags" in changes:
        changed["tags"] = tuple(sorted(changes["tags"]))
    if "consulted" in changes:
        changed["consulted"] = tuple(source.key for source in changes["consulted"])
    return replace(wording, **changed)


def show_changes(post: Post, *, site: Site) -> bool:
    """Change the loaded post to how it would be published; it must not be saved.

    Return whether it has unpublished changes.
    """
    changes = changes_to(post)
    if not changes:
        return False
    for name in COLUMNS:
        if name in changes:
            setattr(post, name, changes[name])  # type: ignore[literal-required]
    _show_dates(post, changes)
    _show_related(post, changes)
    page = render(post, site=site, consulted=changes.get("consulted"))
    for name, value in asdict(page).items():
        setattr(post, name, value)
    return True


def _show_dates(post: Post, changes: Draft) -> None:
    post.published_at = changes.get("publish_at", post.published_at)
    if correction := changes.get("correction"):
        post.updated_at = timezone.now()
        noted = {"at": post.updated_at.isoformat(), "note": correction}
        post.corrections = [*post.corrections, noted]


def _show_related(post: Post, changes: Draft) -> None:
    """Set the rows in other tables, some of which are not stored yet."""
    loaded = vars(post).setdefault("_prefetched_objects_cache", {})
    if "authors" in changes:
        bylines = [_byline(post, *place) for place in enumerate(changes["authors"])]
        loaded["bylines"] = _loaded(Byline.objects.none(), bylines)
    if "tags" in changes:
        loaded["tags"] = _loaded(Tag.objects.none(), [_tag(name) for name in changes["tags"]])
    if "series" in changes:
        post.series = _series(changes["series"])
        post.series_position = next_position(post.series) if post.series else None
        vars(post).update(next_part=None, previous_part=None)
    if "translation_of" in changes:
        of = changes["translation_of"]
        post.translation_group_id = of.translation_group_id if of else None


def _loaded(rows: QuerySet[Any], items: list[Any]) -> QuerySet[Any]:
    """Return `rows` as if the database had answered with `items`."""
    vars(rows)["_result_cache"] = items
    return rows


def _byline(post: Post, position: int, author: Author) -> Byline:
    if isinstance(author, str):
        slug = slugify(author) or "unnamed"
        return Byline(post=post, position=position, guest=author, guest_slug=slug)
    return Byline(post=post, position=position, account=author)


def _tag(name: str) -> Tag:
    known = Tag.objects.filter(name__iexact=name).first()
    return known or Tag(name=name, slug=Tag().slugify(name))


def _series(title: str) -> Series | None:
    if not title:
        return None
    known = Series.objects.filter(title__iexact=title).first()
    return known or Series(title=title, slug=free_slug(Series(title=title)))

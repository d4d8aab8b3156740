"""Tag posts, merge tags, and set their synonyms."""

from collections.abc import Container, Iterable
from functools import reduce
from itertools import chain, count
from operator import or_
from typing import Any

from django.db import transaction
from django.db.models import F, FilteredRelation, Q
from django.utils.translation import gettext as _

from blog.people.audit import note
from blog.people.models import Account
from blog.posts.listing.updating import count_tags, unlist_tags
from blog.posts.models import Post
from blog.posts.tags.models import Tag, Tagging
from blog.posts.tags.synonyms import Synonym
from blog.site.public_paths.keeping import move_path, was_public
from blog.text.words.folding import fold_name
from blog.text.words.slugs import slugify


class NameTaken(Exception):
    """Another tag has this name or synonym."""


@transaction.atomic
def merge_tags(kept: Tag, *, gone: Tag, by: Account | None = None) -> None:
    """Replace the tag `gone` with `kept` on all posts, and delete `gone`.

    Its name and its synonyms become synonyms of `kept`, so that its URL redirects there.
    """
    already = Tagging.objects.filter(tag=kept).values("content_object")
    Tagging.objects.filter(tag=gone).exclude(content_object__in=already).update(tag=kept)
    Synonym.objects.filter(tag=gone).update(tag=kept)
    if not kept.description:
        kept.description = gone.description
        kept.save(update_fields=["description"])
    name, slug, path = gone.name, gone.slug, gone.get_absolute_url()
    if was_public(path) or Post.objects.posts().live().filter(taggings__tag=gone).exists():
        move_path(path, to=kept.get_absolute_url())
    both = [kept.pk, gone.pk]
    gone.delete()
    count_tags(both)
    Synonym.objects.update_or_create(slug=slug, defaults={"tag": kept, "name": name})
    message = _("Merged the tag “%(gone)s” into “%(kept)s”.")
    note(by, message % {"gone": name, "kept": kept}, of=kept)


@transaction.atomic
def name_synonyms(tag: Tag, *, names: Iterable[str]) -> None:
    """Replace the tag's synonyms with these names.

    Raise NameTaken if another tag has one of them.
    """
    names = list(names)
    check_synonyms(tag, names=names)
    wanted = _by_folded_name(tag, names)
    known = {synonym.folded: synonym for synonym in tag.synonyms.all()}
    for folded in known.keys() - wanted.keys():
        known[folded].delete()
    Synonym.objects.bulk_create(
        Synonym(tag=tag, name=wanted[folded], slug=slugify(wanted[folded]) or "tag")
        for folded in sorted(wanted.keys() - known.keys())
    )


def check_synonyms(tag: Tag, *, names: Iterable[str]) -> None:
    """Raise NameTaken if another tag has one of the names, or if two have the same slug."""
    others, elsewhere = Tag.objects.exclude(pk=tag.pk), Synonym.objects.exclude(tag=tag.pk)
    slugs: set[str] = set()
    for folded, name in _by_folded_name(tag, names).items():
        slug = slugify(name) or "tag"
        has_it = Q(folded=folded) | Q(slug=slug)
        if slug in slugs or others.filter(has_it).exists() or elsewhere.filter(has_it).exists():
            raise NameTaken(name)
        slugs.add(slug)


def set_tags(post: Post, names: Iterable[str]) -> list[str]:
    """Replace the post's tags with these, create missing tags, and return the tags' names.

    A synonym adds the tag it belongs to. Only `posts.writing` calls this, in its transaction.
    """
    names = list(names)
    rows = _tags_near(post, names)
    taggings = {tag.pk: tag.tagging for tag in rows if tag.tagging}
    listed = {tag.pk for tag in rows if tag.listed_at}
    wanted = {tag.pk: tag for tag in _tags_named(names, rows)}
    if gone := taggings.keys() - wanted.keys():
        unlist_tags(gone & listed)
        Tagging.objects.filter(pk__in=[taggings[tag] for tag in gone]).delete()
    Tagging.objects.bulk_create(
        Tagging(tag=wanted[pk], content_object=post) for pk in wanted if pk not in taggings
    )
    return [tag.name for tag in wanted.values()]


def _tags_near(post: Post, names: list[str]) -> list[Any]:
    """Return the post's tags, and those whose name, synonym or slug is like one of the names.

    Each row has a `synonym` of the tag, the primary key of the post's `tagging`, if any, and the
    date from which the tag lists the post.
    """
    folded = [fold_name(name) for name in names]
    alike = Q(folded__in=folded) | Q(synonyms__folded__in=folded)
    slugs = [Q(slug__startswith=Tag().slugify(name)) for name in names]
    of_post = FilteredRelation("taggings", condition=Q(taggings__content_object=post))
    near = reduce(or_, slugs, alike | Q(of_post__isnull=False))
    tags = Tag.objects.annotate(of_post=of_post).filter(near)
    near_tags = tags.annotate(
        synonym=F("synonyms__folded"), tagging=F("of_post__pk"), listed_at=F("of_post__listed_at")
    )
    return list(near_tags.order_by("pk"))


def _tags_named(names: list[str], rows: list[Any]) -> list[Tag]:
    """Return the tags with these names or synonyms, or with names that look alike.

    Create those not in `rows`. Older tags may look alike: the name as it is spelled decides.
    """
    spelled = {row.name: row for row in rows}
    known = {row.synonym: row for row in rows if row.synonym}
    known |= {row.folded: row for row in rows}
    taken = {row.slug for row in rows}
    for name in names:
        if name not in spelled and fold_name(name) not in known:
            slug = _free_slug(Tag().slugify(name), taken=taken)
            known[fold_name(name)] = Tag(name=name, slug=slug)
            taken.add(slug)
    _make([tag for tag in known.values() if tag.pk is None])
    return [spelled.get(name) or known[fold_name(name)] for name in names]


def _free_slug(stem: str, *, taken: Container[str]) -> str:
    slugs = (f"{stem}-{number}" for number in count(1))
    return next(slug for slug in chain([stem], slugs) if slug not in taken)


def _make(tags: list[Tag]) -> None:
    """Store new tags; if another save has just created one of them, use that one."""
    Tag.objects.bulk_create(
        tags, update_conflicts=True, unique_fields=["name"], update_fields=["name"]
    )


def _by_folded_name(tag: Tag, names: Iterable[str]) -> dict[str, str]:
    own = fold_name(tag.name)
    return {folded: name for name in names if (folded := fold_name(name)) != own}

"""Keeping tags in order: one name for one thing, and the others lead to it."""

from collections.abc import Iterable
from functools import reduce
from operator import or_

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from blog.people.audit import note
from blog.people.models import Account
from blog.posts.models import Post
from blog.posts.tags.models import Tag, Tagging
from blog.posts.tags.synonyms import Synonym
from blog.text.words.slugs import slugify


class NameTaken(Exception):
    """Another tag has this name, or is known by it."""


@transaction.atomic
def merge_tags(kept: Tag, *, gone: Tag, by: Account | None = None) -> None:
    """Give what is tagged `gone` the tag `kept`, and delete `gone`.

    Its name becomes a synonym, so that its address and all its own synonyms lead to `kept`.
    """
    already = Tagging.objects.filter(tag=kept).values("content_object")
    Tagging.objects.filter(tag=gone).exclude(content_object__in=already).update(tag=kept)
    Synonym.objects.filter(tag=gone).update(tag=kept)
    if not kept.description:
        kept.description = gone.description
        kept.save(update_fields=["description"])
    name, slug = gone.name, gone.slug
    gone.delete()
    Synonym.objects.update_or_create(slug=slug, defaults={"tag": kept, "name": name})
    message = _("Merged the tag “%(gone)s” into “%(kept)s”.")
    note(by, message % {"gone": name, "kept": kept}, of=kept)


@transaction.atomic
def name_synonyms(tag: Tag, *, names: Iterable[str]) -> None:
    """Let the tag be known by these names too; what else it was known by is forgotten.

    Raises NameTaken.
    """
    names = list(names)
    check_synonyms(tag, names=names)
    wanted = _by_lower_name(tag, names)
    known = {synonym.name.lower(): synonym for synonym in tag.synonyms.all()}
    for lower in known.keys() - wanted.keys():
        known[lower].delete()
    Synonym.objects.bulk_create(
        Synonym(tag=tag, name=wanted[lower], slug=slugify(wanted[lower]) or "tag")
        for lower in wanted.keys() - known.keys()
    )


def check_synonyms(tag: Tag, *, names: Iterable[str]) -> None:
    """Raises NameTaken if the tag cannot be known by one of the names: another one has it."""
    others, elsewhere = Tag.objects.exclude(pk=tag.pk), Synonym.objects.exclude(tag=tag.pk)
    slugs: set[str] = set()
    for name in _by_lower_name(tag, names).values():
        slug = slugify(name) or "tag"
        has_it = Q(name__iexact=name) | Q(slug=slug)
        if slug in slugs or others.filter(has_it).exists() or elsewhere.filter(has_it).exists():
            raise NameTaken(name)
        slugs.add(slug)


def set_tags(post: Post, names: Iterable[str]) -> list[str]:
    """Give the post these tags in place of its own, new ones too; return their names.

    A synonym gives the tag it leads to. Only `posts.writing` calls this.
    """
    wanted = {name.lower(): name for name in proper_names(names)}
    taggings = Tagging.objects.filter(content_object=post).select_related("tag")
    kept = {tagging.tag.name.lower(): tagging for tagging in taggings}
    Tagging.objects.filter(pk__in=[kept[name].pk for name in kept.keys() - wanted.keys()]).delete()
    tags = _tags_named([name for lower, name in wanted.items() if lower not in kept])
    Tagging.objects.bulk_create(Tagging(tag=tag, content_object=post) for tag in tags)
    return [kept[name].tag.name for name in kept.keys() & wanted.keys()] + [
        tag.name for tag in tags
    ]


def _tags_named(names: list[str]) -> list[Tag]:
    """The tags with these names, whatever their case; those that are not there are made."""
    known = {tag.name.lower(): tag for tag in Tag.objects.filter(_named(names))} if names else {}
    for name in names:
        if name.lower() not in known:
            known[name.lower()] = Tag(name=name)
            known[name.lower()].save()
    return [known[name.lower()] for name in names]


def _named(names: Iterable[str]) -> Q:
    return reduce(or_, (Q(name__iexact=name) for name in names), Q(pk__in=[]))


def proper_names(names: Iterable[str]) -> list[str]:
    """The names with synonyms replaced by the tags they stand for, each once."""
    names = list(names)
    alike = reduce(or_, (Q(name__iexact=name) for name in names), Q(pk=""))
    synonyms = Synonym.objects.filter(alike).values_list("name", "tag__name")
    proper = {synonym.lower(): name for synonym, name in synonyms}
    return list(dict.fromkeys(proper.get(name.lower(), name) for name in names))


def _by_lower_name(tag: Tag, names: Iterable[str]) -> dict[str, str]:
    return {name.lower(): name for name in names if name.lower() != tag.name.lower()}

"""Posts made translations of each other, and taken apart."""

from django.db.models import Q

from blog.posts.models import Post
from blog.posts.signals import emit_changed
from blog.posts.translations.models import TranslationGroup, language_of
from blog.site.models import Site


class SameLanguage(Exception):
    """Each translation has a language of its own; `post` has this one already."""

    def __init__(self, post: Post) -> None:
        super().__init__(str(post))
        self.post = post


def link_translation(post: Post, *, of: Post | None, site: Site) -> int | None:
    """Make the post a translation of `of` and of all its translations, or of none.

    Return the group it left, to be closed once the caller, who has locked both posts, has saved
    this one. Raises SameLanguage.
    """
    former = post.translation_group_id
    if of is None:
        post.translation_group = None
        return former
    # Locked, so that nobody else joins it meanwhile.
    groups = TranslationGroup.objects.select_for_update()
    group = groups.filter(pk=of.translation_group_id or 0).first()
    if taken := translation_like(post, of=of, language=post.language, site=site):
        raise SameLanguage(taken)
    if group and group.pk == former:
        return None
    if group is None:
        group = of.translation_group = TranslationGroup.objects.create()
        of.save(update_fields=["translation_group"])
    post.translation_group = group
    _emit(group.pk)
    return former


def keep_apart(post: Post, *, site: Site) -> int | None:
    """Take the post out of its translations if one of them is in its new language.

    Return the group it left, to be closed once the post is saved.
    """
    group = post.translation_group_id
    if not (group and translation_like(post, of=post, language=post.language, site=site)):
        return None
    post.translation_group = None
    return group


def close_group(pk: int) -> None:
    """After a post left the group: delete it if a single post is in it."""
    if _emit(pk) < 2:
        TranslationGroup.objects.filter(pk=pk).delete()


def translation_like(post: Post, *, of: Post, language: str, site: Site) -> Post | None:
    """Return the post that is in this language already: `of` or one of its translations."""
    inside = Q(translation_group=of.translation_group_id or 0) | Q(pk=of.pk)
    others = Post.objects.filter(inside).exclude(pk=post.pk).only("title", "language")
    wanted = (language or site.language).lower()
    return next((other for other in others if language_of(other, site) == wanted), None)


def _emit(group: int) -> int:
    """Emit that every post of the group changed; return how many there are."""
    pks = list(Post.objects.filter(translation_group=group).values_list("pk", flat=True))
    for pk in pks:
        emit_changed(pk)
    return len(pks)

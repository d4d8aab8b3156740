"""Saying that posts are translations of each other, and that they are not."""

from django.db import transaction

from blog.posts.models import Post
from blog.posts.signals import tell_changed
from blog.posts.translations.models import TranslationGroup, language_of
from blog.site.models import Site


class SameLanguage(Exception):
    """Among translations each has a language of its own; `post` has this one already."""

    def __init__(self, post: Post) -> None:
        super().__init__(str(post))
        self.post = post


def say_translated(post: Post, *, of: Post | None) -> None:
    """Let the post be a translation of the other, or of none. Raises SameLanguage."""
    if of:
        join_translations(post, of=of)
    else:
        leave_translations(post)


@transaction.atomic
def join_translations(post: Post, *, of: Post) -> None:
    """Let the post be a translation of the other and of all that it is one of; of none else.

    Raises SameLanguage.
    """
    # Two posts do not come in at the same time, nor by what was read before the other did.
    of.refresh_from_db(fields=["translation_group"], from_queryset=Post.objects.select_for_update())
    group = of.translation_group
    if group and group == post.translation_group:
        return
    if group:
        TranslationGroup.objects.select_for_update().get(pk=group.pk)
    if taken := translation_like(post, of=of, language=post.language):
        raise SameLanguage(taken)
    leave_translations(post)
    group = group or TranslationGroup.objects.create()
    for joining in (of, post):
        joining.translation_group = group
        joining.save(update_fields=["translation_group"])
    _tell(group)


@transaction.atomic
def leave_translations(post: Post) -> None:
    """Let the post be a translation of none; what is left alone by that is one of none either."""
    group = post.translation_group
    if group is None:
        return
    _tell(group)
    post.translation_group = None
    post.save(update_fields=["translation_group"])
    if group.posts.count() < 2:
        group.delete()


def keep_apart(post: Post) -> None:
    """Take the post out from among its translations if its new language is another's there."""
    if post.translation_group and translation_like(post, of=post, language=post.language):
        leave_translations(post)


def translation_like(post: Post, *, of: Post, language: str) -> Post | None:
    """The one that is in this language already: the other, or one of its translations."""
    site = Site.objects.current()
    inside = of.translation_group.posts.all() if of.translation_group else ()
    others = [other for other in (of, *inside) if other.pk != post.pk]
    wanted = (language or site.language).lower()
    return next((other for other in others if language_of(other, site) == wanted), None)


def _tell(group: TranslationGroup) -> None:
    for pk in group.posts.values_list("pk", flat=True):
        tell_changed(pk)

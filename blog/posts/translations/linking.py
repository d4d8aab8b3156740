"""Link posts as translations of each other, and unlink them."""

from collections.abc import Iterable

from django.db.models import Q

from blog.posts.models import Post
from blog.posts.signals import emit_changed
from blog.posts.translations.models import TranslationGroup, language_of
from blog.site.models import Site


class SameLanguage(Exception):
    """`post`, one of the translations, already has this language."""

    def __init__(self, post: Post) -> None:
        super().__init__(str(post))
        self.post = post


def link_translation(post: Post, *, of: Post | None, site: Site) -> int | None:
    """Make the post a translation of `of` and its translations, or of no post if `of` is None.

    The caller has locked both posts, and saves this one. Return the group it left, which the
    caller then passes to `close_group`. Raise SameLanguage if one of the translations has the
    post's language.
    """
    former = post.translation_group_id
    if of is None:
        post.translation_group = None
        return former
    group = _locked_group(of)
    others = _translations(of, but=post)
    if taken := _in_language(post.language, others, site=site):
        raise SameLanguage(taken)
    if group and group.pk == former:
        return None
    if group is None:
        group = of.translation_group = TranslationGroup.objects.create()
        of.save(update_fields=["translation_group"])
    post.translation_group = group
    for other in others:
        emit_changed(other.pk)
    return former


def _locked_group(of: Post) -> TranslationGroup | None:
    """Return the group of `of`, locked so that no other post can join it; None without a group."""
    if of.translation_group_id is None:
        return None
    groups = TranslationGroup.objects.select_for_update(of=("self",))
    group = groups.filter(pk=of.translation_group_id, posts=of).first()
    if group is None:  # `of` has just left it
        of.refresh_from_db(from_queryset=Post.objects.select_for_update())
        return _locked_group(of)
    return group


def keep_apart(post: Post, *, site: Site) -> int | None:
    """Unlink the post from its translations if one of them has its new language.

    Return the group it left, which the caller passes to `close_group` after saving the post.
    """
    group = post.translation_group_id
    if not (group and _in_language(post.language, _translations(post, but=post), site=site)):
        return None
    post.translation_group = None
    return group


def close_group(pk: int) -> None:
    """Delete the group that a post has left if fewer than two posts remain in it."""
    left = list(Post.objects.filter(translation_group=pk).values_list("pk", flat=True))
    for post in left:
        emit_changed(post)
    if len(left) < 2:
        TranslationGroup.objects.filter(pk=pk).delete()


def _translations(of: Post, *, but: Post) -> list[Post]:
    """Return `of` and the other posts of its group, except `but`."""
    inside = Q(translation_group=of.translation_group_id or 0) | Q(pk=of.pk)
    return list(Post.objects.filter(inside).exclude(pk=but.pk).only("title", "language"))


def _in_language(language: str, posts: Iterable[Post], *, site: Site) -> Post | None:
    wanted = (language or site.language).lower()
    return next((post for post in posts if language_of(post, site) == wanted), None)

"""Link posts as translations of each other, and unlink them."""

from collections.abc import Iterable

from blog.posts.models import Post
from blog.posts.signals import emit_changed
from blog.posts.translations.models import TranslationGroup, language_of
from blog.site.models import Site


class SameLanguage(Exception):
    """`post`, one of the translations, already has this language."""

    def __init__(self, post: Post) -> None:
        super().__init__(str(post))
        self.post = post


def link_translation(post: Post, *, of: Post | None, site: Site) -> None:
    """Make the post a translation of `of` and its translations, or of no post if `of` is None.

    The caller has locked both posts, and saves this one. Raise SameLanguage if one of the
    translations has the post's language.
    """
    former = post.translation_group_id
    group = _locked_group(of) if of else None
    linked = _translations(former, group.pk if group else None, but=post)
    left = linked[former] if former else []
    if of is None:
        post.translation_group = None
        _emit_changed(left)
        return
    others = linked[group.pk] if group else [of]
    if taken := _in_language(post.language, others, site=site):
        raise SameLanguage(taken)
    if group and group.pk == former:
        return
    if group is None:
        group = of.translation_group = TranslationGroup.objects.create()
        of.save(update_fields=["translation_group"])
    post.translation_group = group
    _emit_changed([*others, *left])


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


def keep_apart(post: Post, *, site: Site) -> None:
    """Unlink the post from its translations if one of them has its new language.

    The caller saves the post.
    """
    others = translations_of(post)
    if _in_language(post.language, others, site=site):
        post.translation_group = None
        _emit_changed(others)


def translations_of(post: Post) -> list[Post]:
    """Return the other posts of the post's group."""
    group = post.translation_group_id
    return _translations(group, but=post)[group] if group else []


def delete_empty_groups() -> None:
    """Delete the groups that the last post has left."""
    TranslationGroup.objects.filter(posts=None).delete()


def _emit_changed(posts: Iterable[Post]) -> None:
    for post in posts:
        emit_changed(post.pk)


def _translations(*groups: int | None, but: Post) -> dict[int, list[Post]]:
    """Return the posts of each group, except `but`, in one query."""
    posts: dict[int, list[Post]] = {group: [] for group in groups if group}
    found = Post.objects.filter(translation_group__in=posts).exclude(pk=but.pk)
    for post in found.only("title", "language", "translation_group"):
        posts[post.translation_group_id or 0].append(post)
    return posts


def _in_language(language: str, posts: Iterable[Post], *, site: Site) -> Post | None:
    wanted = (language or site.language).lower()
    return next((post for post in posts if language_of(post, site) == wanted), None)

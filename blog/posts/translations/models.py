"""Translations: groups of posts that are the same text in several languages."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import unquote

from django.db import models
from django.utils.translation import gettext_lazy as _

from blog.posts.models import Post, PostQuerySet
from blog.site.languages import own_name
from blog.site.models import Site
from blog.text.formats.urls import split_url


class TranslationGroup(models.Model):
    """Posts that are translations of each other, linked by `post.translation_group`.

    Each has a different language. A post that its only translation has left keeps the group.
    """

    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("translations")
        verbose_name_plural = _("translations")

    def __str__(self) -> str:
        return " = ".join(self.posts.values_list("title", flat=True))


@dataclass(frozen=True)
class Translation:
    """A live post and its language, for the links between translations."""

    language: str
    post: Post

    @property
    def name(self) -> str:
        """The name of the language, in that language."""
        return own_name(self.language)


def language_of(post: Post, site: Site) -> str:
    """Return the lowercase code of the post's language, by default the blog's."""
    return (post.language or site.language).lower()


def translations_among(posts: Iterable[Post], *, site: Site) -> list[Translation]:
    """Return the posts of one group, one for each language, sorted by language.

    If a change of the blog's language gave two posts the same one, the older post is returned.
    """
    by_language: dict[str, Post] = {}
    for post in sorted(posts, key=lambda post: post.pk):
        by_language.setdefault(language_of(post, site), post)
    return [Translation(language, by_language[language]) for language in sorted(by_language)]


def groups_of(posts: Iterable[Post], *, site: Site) -> dict[int | None, list[Translation]]:
    """Return the live translations of the posts by group, in at most one query."""
    numbers = {post.translation_group_id for post in posts if post.translation_group_id}
    if not numbers:
        return {}
    live = Post.objects.live().filter(translation_group__in=numbers)
    groups: dict[int | None, list[Post]] = {}
    for post in live.only("permalink", "language", "translation_group"):
        groups.setdefault(post.translation_group_id, []).append(post)
    found = {pk: translations_among(same, site=site) for pk, same in groups.items()}
    return {pk: translations for pk, translations in found.items() if len(translations) > 1}


def default_translation(translations: Sequence[Translation], *, site: Site) -> Translation:
    """Return the default translation for readers of other languages.

    It is the one in the blog's language or, if there is none, the oldest post.
    """
    own = [each for each in translations if each.language == site.language.lower()]
    return own[0] if own else min(translations, key=lambda each: each.post.pk)


def posts_named(text: str, *, among: PostQuerySet) -> list[Post]:
    """Return the post at this URL or path, or else up to two with this title, ignoring case."""
    path = unquote(split_url(text).path) if "/" in text else ""
    at_path = among.filter(permalinks__path=path).distinct() if path.startswith("/") else ()
    return list(at_path) or list(among.filter(title__iexact=text).distinct()[:2])

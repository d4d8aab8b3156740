"""The versions of a post that readers saw: only what was published, in order, with their dates."""

import copy
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime

from django.utils import timezone

from blog.posts.citations.used import Used, read_used
from blog.posts.history.models import Revision
from blog.posts.history.restoring import consulted_in
from blog.posts.history.wordings import Comparison, Wording, compare
from blog.posts.models import Post
from blog.posts.rendering.page import render
from blog.site.models import Site
from blog.text.html.marks import MarkedText


@dataclass(frozen=True)
class Version:
    """A published version. `at` is when readers first saw it, `note` its correction notice.

    Readers do not see one that is hidden.
    """

    number: int
    at: datetime
    note: str = ""
    is_hidden: bool = False


@dataclass(frozen=True)
class Versions:
    """The published versions of a live post, the oldest first; the last is the current one."""

    all: Sequence[Version]

    @property
    def shown(self) -> list[Version]:
        """Those that are not hidden; the current one never is."""
        return [version for version in self.all if not version.is_hidden]

    def numbered(self, number: int) -> Version | None:
        """Return the version with this number, or else the one that readers saw before it.

        The numbers between belong to saves that readers never saw.
        """
        if not 0 < number <= self.all[-1].number:
            return None
        earlier = [version for version in self.all if version.number <= number]
        return earlier[-1] if earlier else self.all[0]

    def at(self, moment: datetime) -> Version:
        """Return the version that readers saw at the time, or the first if it is earlier."""
        shown = self.shown
        return next((each for each in reversed(shown) if each.at <= moment), shown[0])

    def before(self, version: Version) -> Version | None:
        """Return the version that readers saw before this one, if any is shown."""
        earlier = [each for each in self.shown if each.number < version.number]
        return earlier[-1] if earlier else None

    def after(self, version: Version) -> Version | None:
        later = [each for each in self.shown if each.number > version.number]
        return later[0] if later else None


def versions_of(post: Post) -> Versions:
    """Return the published versions of a live post, in one query."""
    rows = list(
        post.revisions.filter(is_unpublished=False)
        .order_by("number")
        .values_list("number", "made_at", "note", "was_public", "is_hidden")
    )
    published = [
        Version(number, made_at, note, is_hidden)
        for number, made_at, note, was_public, is_hidden in rows
        if was_public or number == rows[-1][0]
    ]
    return Versions(_dated(published or [Version(post.version, timezone.now())], post))


def shown_at(post: Post, version: Version, *, site: Site) -> Post:
    """Return the post with the wording of the version, rendered with its sources of today.

    It is not to be saved.
    """
    wording = wording_of(post, version)
    shown = copy.copy(post)
    shown.title, shown.body, shown.summary = wording.title, wording.body, wording.summary
    shown.language, shown.citation_style = wording.language, wording.citation_style
    shown.lead_picture = None  # revisions have none
    consulted = consulted_in(wording)
    used = _kept(read_used(MarkedText(wording.body), consulted=consulted))
    for name, value in asdict(render(shown, site=site, consulted=consulted, used=used)).items():
        setattr(shown, name, value)
    return shown


def changes_in(post: Post, version: Version, *, since: Version) -> Comparison:
    """Return how the version differs from the one before it."""
    return compare(wording_of(post, since), wording_of(post, version))


def wording_of(post: Post, version: Version) -> Wording:
    """Return the wording of the version; a post without revisions has only its own."""
    revision = Revision.objects.filter(post=post, number=version.number).first()
    return revision.wording if revision else Wording.of(Post.objects.get(pk=post.pk))


def _dated(published: list[Version], post: Post) -> list[Version]:
    """Return the versions with the first dated as the post: it may have been saved before.

    None is dated after the one that follows it.
    """
    assert post.published_at is not None, "a live post is dated"
    first, *others = published
    at = min([post.published_at, *(version.at for version in others)])
    return [replace(first, at=at), *others]


def _kept(used: Used) -> Used:
    """Return what is used without what is in the trash by now."""
    return Used(
        sources=used.sources,
        pictures={pk: picture for pk, picture in used.pictures.items() if not picture.trashed_at},
        files={pk: file for pk, file in used.files.items() if not file.trashed_at},
    )

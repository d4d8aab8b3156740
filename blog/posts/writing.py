"""The verb that saves a post, called by the editor, restores, bulk changes and importers."""

from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from blog.people.audit import note
from blog.people.models import Account
from blog.posts.autosave.autosaving import close
from blog.posts.bylines.setting import set_authors
from blog.posts.choices import Stage
from blog.posts.citations.recording import (
    label_marks,
    record_consulted,
    record_uses,
)
from blog.posts.citations.used import read_used, restore_used
from blog.posts.drafts import COLUMNS, Draft
from blog.posts.history.recording import (
    keep_public_version,
    keep_revision,
    published_wording,
)
from blog.posts.history.wordings import Wording
from blog.posts.listing.updating import update_lists
from blog.posts.locking import check_version, lock_posts
from blog.posts.menu.building import make_menu
from blog.posts.models import Post
from blog.posts.permalinks.assigning import give_permalink, slug_of_title
from blog.posts.permalinks.keeping import keep_paths_of
from blog.posts.permalinks.models import Permalink
from blog.posts.pictures.copying import queue_copies, take_copies
from blog.posts.publishing import date_post, publication_sentence
from blog.posts.rendering.page import render
from blog.posts.series.ordering import place_in_series
from blog.posts.signals import emit_changed
from blog.posts.tags.tagging import set_tags
from blog.posts.translations.linking import keep_apart, link_translation
from blog.site.models import Site
from blog.text.html.marks import MarkedText
from blog.text.html.sanitizing import clean_post

# Parts of a wording that are stored as they are in the draft.
PLAIN = ("summary", "language", "citation_style")
# The parts of a draft that the rendered page depends on.
RENDERED = frozenset({"body", "summary", "lead_picture", "language", "citation_style", "consulted"})
# The parts of a draft that readers' lists of posts depend on.
LISTED = frozenset({"kind", "tags", "authors", "publish_at", "publishes", "correction"})


@dataclass(frozen=True)
class _Before:
    """The post before the save; a new post has no stage.

    `wording` is None if the draft changes it in any case, so that it need not be read.
    """

    stage: Stage | None = None
    is_page: bool = False
    wording: Wording | None = None
    published_at: datetime | None = None


@transaction.atomic
def write(
    post: Post,
    draft: Draft,
    *,
    by: Account | None,
    site: Site,
    restored_from: int | None = None,
    message: str = "",
) -> Post:
    """Save the draft as the post, with everything derived from it, log the change, return the post.

    A new post without authors gets `by` as its author. A changed wording is recorded as a revision,
    except the first wording of an imported post. `message` is the sentence for the log, by default
    made from the draft. Raise StaleSave if the stored version is not the one the draft is based on,
    SameLanguage if one of the translations has the post's language.
    """
    before = _begin(post, draft, site=site)
    correction = draft.get("correction", "") if before.stage == Stage.PUBLISHED else ""
    _apply(post, draft, correction=correction)
    _link(post, draft, site=site)
    if before.stage is None or RENDERED & draft.keys():
        _save_with_page(post, draft, before, site=site)
    else:
        _save(post, before, site=site)
    wording = _save_related(post, draft, by=by, is_new=before.stage is None, site=site)
    is_written_here = by is not None or before.stage is not None
    if correction or (is_written_here and wording != before.wording):
        keep_revision(post, wording, by=by, note=correction, restored_from=restored_from)
    if before.is_page or post.is_page:
        make_menu(site)
    if by and (window := draft.get("window")):
        close(window, by=by)
    note(by, message or _sentence(post, draft, before=before), of=post)
    emit_changed(post.pk)
    return post


def _begin(post: Post, draft: Draft, *, site: Site) -> _Before:
    """Lock the post and reload it, so that nothing saved in the meantime is overwritten.

    Keep the paths that readers can open because of a live post.
    """
    of = draft.get("translation_of")
    if of and of.translation_group_id:
        of = None  # its group is locked instead
    rows = [row for row in (post, of) if row and row.pk]
    recorded = lock_posts(rows)
    if post.pk is None:
        return _Before()
    check_version(post, draft)
    if post.is_live:
        keep_paths_of(post, site=site)
        if not recorded.get(post.pk):
            keep_public_version(post)
    is_reworded = post.pk in recorded and any(
        name in draft and draft[name] != getattr(post, name)  # type: ignore[literal-required]
        for name in PLAIN
    )
    wording = None if is_reworded else published_wording(post)
    before = _Before(post.stage, post.is_page, wording, post.published_at)
    post.version += 1
    return before


def _apply(post: Post, draft: Draft, *, correction: str) -> None:
    for name in COLUMNS:
        if name in draft:
            setattr(post, name, draft[name])  # type: ignore[literal-required]
    post.title = " ".join(post.title.split())
    post.slug = post.slug or slug_of_title(post)
    if "series" in draft:
        place_in_series(post, draft["series"])
    if correction:
        now = timezone.now()
        post.updated_at = now
        notice = {"at": now.isoformat(), "note": correction, "version": post.version}
        post.corrections = [*post.corrections, notice]
    _set_dates(post, draft)


def _set_dates(post: Post, draft: Draft) -> None:
    """Publish the post, change the date of a published one, or set a draft's planned date.

    Without a date in the draft, a post is published at its planned date if that is in the future,
    or else now.
    """
    moment = draft.get("publish_at", post.planned_for)
    is_chosen = "publish_at" in draft
    is_out = post.published_at is not None and post.withdrawn_at is None
    if draft.get("publishes") or (is_out and is_chosen and moment):
        is_meant = moment and (is_chosen or moment > timezone.now())
        date_post(post, at=moment if is_meant else None)
    elif is_chosen:
        post.planned_for = None if post.published_at else moment


def _link(post: Post, draft: Draft, *, site: Site) -> None:
    """Link or unlink translations."""
    if "translation_of" in draft:
        link_translation(post, of=draft["translation_of"], site=site)
    else:
        keep_apart(post, site=site)


def _save_with_page(post: Post, draft: Draft, before: _Before, *, site: Site) -> None:
    """Save the post with its rendered page, and record the sources and pictures it uses."""
    is_new = post.pk is None
    text = MarkedText(clean_post(post.body))
    take_copies(text)
    consulted = draft.get("consulted")
    used = read_used(text, consulted=consulted or (), lead=post.lead_picture_id, lock=True)
    label_marks(text, used.sources)
    post.body = text.html
    page = render(post, site=site, consulted=consulted, used=used)
    for name, value in asdict(page).items():
        setattr(post, name, value)
    _save(post, before, site=site)
    record_uses(post, text, used, is_new=is_new)
    queue_copies(post, text)
    if consulted is not None:
        record_consulted(post, consulted)
    restore_used(used)


def _save(post: Post, before: _Before, *, site: Site) -> None:
    """Save the post, and its permalink if it has a new one."""
    path = None
    if post.published_at or post.permalink_id:
        keeps_date = post.published_at == before.published_at
        path = give_permalink(post, site=site, keeps_date=keeps_date)
    post.save()
    if path:
        Permalink.objects.create(path=path, post=post)


def _save_related(
    post: Post, draft: Draft, *, by: Account | None, is_new: bool, site: Site
) -> Wording:
    """Save the authors and tags, update the lists, and return the new wording."""
    authors = list(draft.get("authors", ()))
    if not authors and by and (is_new or not post.bylines.exists()):
        authors = [by]
    if authors:
        set_authors(post, authors, is_new=is_new)
    if is_new and not draft.get("tags"):
        tags: list[str] | None = []
    else:
        tags = set_tags(post, draft["tags"]) if "tags" in draft else None
    if is_new or authors or LISTED & draft.keys():
        update_lists(post, site=site)
    return Wording.of(post, tags=tags, consulted=draft.get("consulted", [] if is_new else None))


def _sentence(post: Post, draft: Draft, *, before: _Before) -> str:
    if post.stage != before.stage and post.stage in {Stage.PUBLISHED, Stage.SCHEDULED}:
        return publication_sentence(post)
    if before.stage is None:
        sentence = _("Added the %(kind)s “%(title)s”.")
    elif draft.keys() == {"tags"}:
        sentence = _("Changed the tags of “%(title)s”.")
    elif draft.keys() == {"authors"}:
        sentence = _("Changed the authors of “%(title)s”.")
    else:
        sentence = _("Changed the %(kind)s “%(title)s”.")
    return sentence % {"kind": post.get_kind_display(), "title": post}

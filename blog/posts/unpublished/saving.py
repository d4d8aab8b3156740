"""Save, publish and discard the unpublished changes to a post."""

from collections.abc import Callable
from typing import Any, cast

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from blog.people.audit import note
from blog.people.models import Account
from blog.posts.autosave.autosaving import close
from blog.posts.citations.recording import label_marks
from blog.posts.citations.used import Used, read_used, restore_used
from blog.posts.drafts import Draft
from blog.posts.history.recording import keep_revision, published_wording
from blog.posts.history.wordings import Wording
from blog.posts.locking import check_version, forget_related, lock_posts
from blog.posts.models import Post
from blog.posts.pictures.copying import queue_copies, take_copies
from blog.posts.unpublished.models import UnpublishedChanges, UsedInChanges
from blog.posts.unpublished.parts import stored_parts
from blog.posts.unpublished.versions import changed_wording, changes_to, published_parts
from blog.posts.writing import write
from blog.site.models import Site
from blog.sources.models import Source
from blog.text.html.marks import MarkedText
from blog.text.html.sanitizing import clean_post


@transaction.atomic
def save_changes(
    post: Post,
    draft: Draft,
    *,
    by: Account | None,
    restored_from: int | None = None,
    message: str = "",
) -> Post:
    """Save the draft as unpublished changes to the post, of which readers see nothing; return it.

    Earlier unpublished changes to other parts are kept. The counterpart for readers is
    `publish_changes`. Raise StaleSave if the stored version is not the one the draft is based on.
    """
    lock_posts([post])
    check_version(post, draft)
    published_wording(post)  # a post without revisions needs one of its published wording first
    used, changes = _differing(post, changes_to(post) | draft)
    post.version += 1
    _store(post, changes, used, by=by)
    _keep_wording(post, changes, by=by, restored_from=restored_from)
    if by and (window := draft.get("window")):
        close(window, by=by)
    sentence = message or _("Saved unpublished changes to “%(title)s”.") % {"title": post}
    note(by, sentence, of=post)
    return post


def publish_changes(post: Post, draft: Draft, *, by: Account | None, site: Site) -> Post:
    """Save the draft and the unpublished changes together as the post, and return it.

    A part in the draft replaces the unpublished change to that part.
    """
    if not post.has_unpublished_changes:
        return write(post, draft, by=by, site=site)
    changes = changes_to(post) | draft
    sentence = _("Published the changes to “%(title)s”.") if post.is_live else ""
    message = sentence and sentence % {"title": changes.get("title", post.title)}
    with transaction.atomic():
        write(post, changes, by=by, site=site, message=message)
        delete_changes(post)
    return post


@transaction.atomic
def discard_changes(post: Post, *, by: Account | None) -> None:
    """Discard the unpublished changes; their texts stay in the history."""
    lock_posts([post])
    if not post.has_unpublished_changes:
        return
    delete_changes(post)
    _save_version(post, version=post.version + 1)
    note(by, _("Discarded the unpublished changes to “%(title)s”.") % {"title": post}, of=post)


def delete_changes(post: Post) -> None:
    """Delete the unpublished changes, after their post was saved."""
    UnpublishedChanges.objects.filter(post=post).delete()
    forget_related(post)


def replace_source_in_changes(source: Source, *, to: Source) -> None:
    """Replace `source` with `to` in all unpublished changes that use it."""
    for changes in UnpublishedChanges.objects.filter(uses__source=source).distinct():
        parts = changes.parts
        if "body" in parts:
            text = MarkedText(parts["body"])
            text.replace_sources({source.pk: to.pk})
            label_marks(text, read_used(text).sources)
            parts["body"] = text.html
        if "consulted" in parts:
            pks = (to.pk if pk == source.pk else pk for pk in parts["consulted"])
            parts["consulted"] = list(dict.fromkeys(pks))
        changes.save(update_fields=["parts"])
        _save_version(changes.post, version=changes.post.version + 1)
    UsedInChanges.objects.filter(source=source).update(source=to)


def _differing(post: Post, draft: Draft) -> tuple[Used, Draft]:
    """Return the parts of the draft that differ from the post, cleaned, and what they use."""
    stored = published_parts(post)
    text = MarkedText(clean_post(draft.get("body", "")))
    take_copies(text)
    lead = draft.get("lead_picture")
    used = read_used(
        text, consulted=draft.get("consulted", ()), lead=lead.pk if lead else None, lock=True
    )
    label_marks(text, used.sources)
    cleaned = _cleaned(draft, stored, body=text.html)
    return used, cast(
        Draft,
        {name: part for name, part in cleaned.items() if name in stored and part != stored[name]},  # type: ignore[literal-required]
    )


def _cleaned(draft: Draft, stored: Draft, *, body: str) -> dict[str, Any]:
    """Return the parts of the draft so that equal ones compare equal to the stored ones."""
    parts: dict[str, Any] = dict(draft)
    if not draft.get("publish_at"):
        parts.pop("publish_at", None)
    cleaning: dict[str, Callable[[Any], Any]] = {
        "body": lambda _body: body,
        "title": lambda title: " ".join(title.split()),
        "summary": lambda summary: summary.replace("\r\n", "\n"),
        "authors": lambda authors: list(dict.fromkeys(authors)),
        "consulted": lambda sources: list(dict.fromkeys(sources)),
        "tags": lambda tags: _unless_same(tags, stored["tags"], _folded),
        "series": lambda title: _unless_same(title, stored["series"], str.casefold),
        "translation_of": lambda of: _unless_same(of, stored["translation_of"], _group),
    }
    return {name: cleaning.get(name, _as_it_is)(part) for name, part in parts.items()}


def _as_it_is(part: Any) -> Any:
    return part


def _unless_same(part: Any, stored: Any, key: Callable[[Any], Any]) -> Any:
    """Return the part, or the stored one if both have the same key."""
    return stored if key(part) == key(stored) else part


def _group(post: Post | None) -> Any:
    """Return the translation group of the post, or the post if it has none."""
    return (post and post.translation_group_id) or post


def _folded(names: Any) -> set[str]:
    return {name.casefold() for name in names}


def _store(post: Post, changes: Draft, used: Used, *, by: Account | None) -> None:
    """Replace the stored changes with these, or delete them if nothing differs."""
    delete_changes(post)
    _save_version(post, version=post.version)
    if not changes:
        return
    parts = stored_parts(changes, post=post)
    stored = UnpublishedChanges.objects.create(
        post=post, by=by, saved_at=timezone.now(), parts=parts
    )
    sources = [UsedInChanges(changes=stored, source_id=pk) for pk in used.sources]
    pictures = [UsedInChanges(changes=stored, picture_id=pk) for pk in used.pictures]
    files = [UsedInChanges(changes=stored, file_id=pk) for pk in used.files]
    UsedInChanges.objects.bulk_create([*sources, *pictures, *files])
    restore_used(used)
    if "body" in changes:
        queue_copies(post, MarkedText(changes["body"]))


def _save_version(post: Post, *, version: int) -> None:
    """Store the version alone; no column that readers see changes."""
    post.version = version
    Post.objects.filter(pk=post.pk).update(version=version, saved_at=timezone.now())


def _keep_wording(
    post: Post, changes: Draft, *, by: Account | None, restored_from: int | None
) -> None:
    wording = changed_wording(Wording.of(post), changes)
    latest = post.revisions.first()
    if restored_from or (latest and wording != latest.wording):
        keep_revision(post, wording, by=by, restored_from=restored_from, is_unpublished=True)

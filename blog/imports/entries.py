"""Loading entries as posts and pages, through the verb that saves a post."""

from collections.abc import Iterator, Sequence

from django.db import transaction
from selectolax.lexbor import LexborHTMLParser

from blog.imports.authors import Authors
from blog.imports.bodies.blocks import blocks_of
from blog.imports.bodies.body import Body
from blog.imports.fates import KINDS, date_of, slug_of, stage_of, title_of
from blog.imports.filling import fill
from blog.imports.links import path_of
from blog.imports.paths import DATED, taken_paths
from blog.imports.pictures.storing import MediaStore
from blog.imports.planning import Plan
from blog.imports.records import Entry
from blog.imports.works import Works
from blog.people.models import Account
from blog.posts.choices import Stage
from blog.posts.drafts import Draft
from blog.posts.models import Post
from blog.posts.permalinks.models import Permalink
from blog.posts.trashing import move_to_trash
from blog.posts.writing import write
from blog.site.models import CommentPolicy, Site
from blog.site.public_paths.keeping import move_path
from blog.text.words.cutting import cut

MAX_SUMMARY = 500
MAX_PATH = Permalink._meta.get_field("path").max_length or 500
MAX_TAG = 100


class EntryLoader:
    """Stores entries that are not stored yet."""

    def __init__(self, plan: Plan, media: MediaStore, works: Works, *, by: Account | None) -> None:
        self._plan, self._media, self._works = plan, media, works
        self._links = plan.links
        self._authors = Authors(plan.authors, by=by)
        self._site = Site.objects.current()

    def load(self, entries: Sequence[Entry]) -> Iterator[int]:
        """Store the entries, and yield after each how many of them are done."""
        refs = {self._plan.ref(entry.key) for entry in entries}
        known = Post.objects.filter(import_ref__in=refs).values_list("import_ref", flat=True)
        stored = set(known)
        for count, entry in enumerate(entries, start=1):
            ref = self._plan.ref(entry.key)
            if ref not in stored:
                self._store(entry, ref)
                stored.add(ref)
            yield count

    def _store(self, entry: Entry, ref: str) -> None:
        """Store the pictures of an entry, which takes long, and then the entry."""
        draft = self._draft(entry)
        with transaction.atomic():
            post = Post(import_ref=ref, feed_id=entry.feed_id[:300])
            write(post, draft, by=None, site=self._site)
            if stage_of(entry) in DATED:
                self._keep_paths(entry, post)
            if stage_of(entry) == Stage.TRASHED:
                move_to_trash(post)

    def _draft(self, entry: Entry) -> Draft:
        body = blocks_of(entry.html)
        html = fill(body, media=self._media, links=self._links, entries=self._plan.paths.paths)
        lead = self._media.picture(entry.featured) if entry.featured else None
        return Draft(
            kind=KINDS[entry.kind],
            title=title_of(entry),
            slug=self._plan.paths.slugs.get(entry.key) or slug_of(entry),
            body=self._works.cite(html),
            summary=summary_of(entry, body),
            lead_picture=lead,
            language=entry.language or self._site.language,
            comment_policy="" if entry.allows_comments else CommentPolicy.CLOSED,
            tags=tags_of(entry),
            authors=self._authors.of(entry),
            publish_at=date_of(entry),
            publishes=stage_of(entry) in DATED,
        )

    def _keep_paths(self, entry: Entry, post: Post) -> None:
        """Let the old paths of the entry lead to its post, unless they are another's."""
        paths = {path_of(path) for path in entry.paths} - {post.permalink_id}
        own = {path for path in paths if "?" not in path and len(path) <= MAX_PATH}
        free = own - taken_paths(own, by_other_than=post.pk)
        Permalink.objects.bulk_create(
            (Permalink(path=path, post=post) for path in sorted(free)), ignore_conflicts=True
        )
        for path in sorted(paths - own):
            move_path(path[:MAX_PATH], to=post.permalink_id or "/")


def summary_of(entry: Entry, body: Body) -> str:
    """Return the excerpt the author wrote, or the text before the mark "more", as plain text."""
    tree = LexborHTMLParser(f"<!doctype html><body>{entry.excerpt}").body
    excerpt = " ".join(tree.text().split()) if tree is not None else ""
    return cut(excerpt or body.opening, max_length=MAX_SUMMARY)


def tags_of(entry: Entry) -> list[str]:
    names = (" ".join(name.split())[:MAX_TAG] for name in (*entry.categories, *entry.tags))
    return list(dict.fromkeys(name for name in names if name))

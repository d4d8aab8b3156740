"""Planning the permalinks of imported entries, so that links among them are known beforehand."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count

from blog.imports.batches import batched
from blog.imports.links import path_of
from blog.posts.choices import Stage
from blog.posts.models import Post
from blog.posts.permalinks.assigning import give_permalink
from blog.posts.permalinks.models import Permalink
from blog.site.models import Site
from blog.text.words.slugs import MAX_LENGTH

BATCH = 500
DATED = {Stage.PUBLISHED, Stage.SCHEDULED}


@dataclass(frozen=True)
class EntryNote:
    """What the plan remembers of an entry: `ref` is its reference, `paths` are its old ones."""

    key: str
    ref: str
    kind: str
    stage: Stage
    slug: str
    date: datetime | None
    paths: tuple[str, ...]


@dataclass
class PathPlan:
    """The new slug and path of each entry by its key, and the entry of each old path.

    `stored` are the keys of entries that were imported before. `clashes` are (key, path wanted,
    path given) of entries whose path belongs to another post.
    """

    slugs: dict[str, str] = field(default_factory=dict)
    paths: dict[str, str] = field(default_factory=dict)
    olds: dict[str, str] = field(default_factory=dict)
    stored: set[str] = field(default_factory=set)
    clashes: list[tuple[str, str, str]] = field(default_factory=list)

    def moved(self) -> Iterator[tuple[str, str]]:
        """Yield (old path, new path) of the entries that have a path."""
        for old, key in self.olds.items():
            if new := self.paths.get(key):
                yield old, new


def plan_paths(notes: Iterable[EntryNote], *, site: Site) -> PathPlan:
    """Return the paths that entries have or will have, without storing anything."""
    plan = PathPlan()
    taken: set[str] = set()
    for batch in batched(notes, BATCH):
        posts = Post.objects.filter(import_ref__in=[note.ref for note in batch])
        stored = dict(posts.values_list("import_ref", "permalink_id"))
        for note in batch:
            for path in note.paths:
                plan.olds.setdefault(path_of(path), note.key)
            if note.ref in stored:
                plan.stored.add(note.key)
                plan.paths[note.key] = stored[note.ref] or ""
            else:
                _plan_new(note, plan, taken, site=site)
    return plan


def _plan_new(note: EntryNote, plan: PathPlan, taken: set[str], *, site: Site) -> None:
    plan.slugs[note.key] = note.slug
    if note.stage not in DATED:
        return
    for number in count(1):
        suffix = f"-{number}" if number > 1 else ""
        slug = f"{note.slug[: MAX_LENGTH - len(suffix)]}{suffix}"
        post = Post(kind=note.kind, slug=slug, title=slug, published_at=note.date)
        give_permalink(post, site=site)
        path = post.permalink_id or ""
        if path not in taken:
            break
    taken.add(path)
    plan.slugs[note.key], plan.paths[note.key] = slug, path
    folder, _slash, last = path.rstrip("/").rpartition("/")
    if last != note.slug:
        plan.clashes.append((note.key, f"{folder}/{note.slug}/", path))


def taken_paths(paths: Iterable[str], *, by_other_than: int) -> set[str]:
    """Return those of the paths that belong to another post."""
    found = Permalink.objects.filter(path__in=list(paths)).exclude(post=by_other_than)
    return set(found.values_list("path", flat=True))

"""Planning an import: one reading that changes nothing, and tells what would come and be lost."""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from blog.imports.bodies.blocks import blocks_of
from blog.imports.fates import KINDS, date_of, remarks_on, slug_of, stage_of
from blog.imports.links import OldLinks
from blog.imports.paths import EntryNote, PathPlan, plan_paths
from blog.imports.pictures.finding import Library
from blog.imports.readers.archives import open_archive
from blog.imports.readers.registry import AUTO, read, recognize
from blog.imports.records import (
    Attachment,
    Author,
    Blog,
    Comment,
    CommentState,
    Entry,
    EntryKind,
    Options,
    Place,
    Problem,
    Record,
    Redirect,
    Skipped,
    Work,
)
from blog.imports.report import Report
from blog.imports.settings import is_new_blog, with_settings_of
from blog.posts.choices import Stage
from blog.posts.models import Post
from blog.site.models import Site
from blog.text.words.folding import fold_name

MAX_REF = Post._meta.get_field("import_ref").max_length or 200
COUNTED_STAGES = {
    (Stage.PUBLISHED, EntryKind.POST): "posts",
    (Stage.PUBLISHED, EntryKind.PAGE): "pages",
    (Stage.SCHEDULED, None): "scheduled",
    (Stage.DRAFT, None): "drafts",
}
COUNTED = {
    CommentState.PUBLISHED: "comments",
    CommentState.PENDING: "pending",
    CommentState.SPAM: "spam",
    CommentState.REJECTED: "rejected",
}
SAME_KEY = "Another {} of the export has the same number."


@dataclass(frozen=True)
class Request:
    """What to import, and how: the arguments of the command, or the form of the panel."""

    path: Path
    system: str = AUTO
    site_url: str = ""
    media: Path | None = None
    offline: bool = False

    def records(self) -> Iterator[Record]:
        """Yield the records of the export. Raise ExportRefused.

        Of entries, and of comments, with the same key, all but the first are skipped.
        """
        seen: set[int] = set()
        for record in read(self.path, name=self.system, options=Options(site_url=self.site_url)):
            if isinstance(record, Entry | Comment):
                kind = type(record).__name__.lower()
                identity = hash((kind, record.key))
                if identity in seen:
                    yield Skipped(what=kind, reason=SAME_KEY.format(kind), place=record.place)
                    continue
                seen.add(identity)
            yield record


@dataclass
class Plan:
    """What an import brings. Its size depends on the number of posts, not on their length."""

    request: Request
    system: str
    blog: Blog
    report: Report
    library: Library
    paths: PathPlan
    authors: dict[str, Author] = field(default_factory=dict)
    entries: int = 0
    all_comments: int = 0
    works: int = 0
    media: dict[str, Place] = field(default_factory=dict)
    answering: int | None = None  # old addresses, once they were requested after loading

    @property
    def links(self) -> OldLinks:
        """The links to the old blog, by what is known of its hosts."""
        hosts = [self.blog.url, self.request.site_url]
        return OldLinks(self.paths.moved(), hosts=hosts)

    def ref(self, key: str) -> str:
        """Return the reference of a post or comment of the old blog."""
        return ref_of(self.system, self.blog, key)


def ref_of(system: str, blog: Blog, key: str) -> str:
    """Return the reference of a post or comment, by which nothing is stored twice."""
    ref = f"{system}/{blog.key}/{key}"
    return ref if len(ref) <= MAX_REF else hashlib.sha256(ref.encode()).hexdigest()


def plan_import(request: Request, *, progress: Callable[[int], Any] | None = None) -> Plan:
    """Read the export once and return what it brings; nothing is stored. Raise ExportRefused."""
    reader = recognize(request.path, name=request.system)
    survey = _Survey(request)
    for count, record in enumerate(request.records()):
        survey.add(record)
        if progress and count % 500 == 0:
            progress(count)
    return survey.plan(system=reader.name)


class _Survey:
    """What one reading gathers; the plan is made of it when the whole export is known."""

    def __init__(self, request: Request) -> None:
        self._request = request
        self._report = Report()
        self._blog: Blog | None = None
        self._notes: list[EntryNote] = []
        self._places: dict[str, Place] = {}
        self._attachments: list[Attachment] = []
        self._authors: dict[str, Author] = {}
        self._tags: set[str] = set()
        self._media: dict[str, Place] = {}
        self._dropped: Counter[str] = Counter()
        self._comments = 0
        self._works = 0

    def add(self, record: Record) -> None:
        match record:
            case Entry():
                self._add_entry(record)
            case Comment():
                self._add_comment(record)
            case Attachment():
                self._attachments.append(record)
            case Author():
                self._authors[record.key] = record
            case _:
                self._add_remark(record)

    def _add_remark(self, record: Record) -> None:
        match record:
            case Blog():
                self._blog = record
            case Work():
                self._works += 1
            case Redirect():
                self._report.redirects += not record.is_guess
            case Skipped():
                self._report.skip(record.what, record.reason, record.place)
            case Problem():
                self._report.warn(record.message, record.place)

    def _add_entry(self, entry: Entry) -> None:
        stage = stage_of(entry)
        name = COUNTED_STAGES.get((stage, entry.kind)) or COUNTED_STAGES.get((stage, None))
        if name:
            setattr(self._report, name, getattr(self._report, name) + 1)
        for remark in remarks_on(entry):
            self._report.warn(remark, entry.place)
        self._tags |= {fold_name(tag) for tag in (*entry.tags, *entry.categories)}
        body = blocks_of(entry.html)
        self._dropped += body.dropped
        featured = [entry.featured] if entry.featured else []
        for url in [*(shown.url for shown in (*body.pictures, *body.files)), *featured]:
            self._media.setdefault(url, entry.place)
        self._places[entry.key] = entry.place
        self._notes.append(note_of(entry, stage))

    def _add_comment(self, comment: Comment) -> None:
        name = COUNTED[comment.state]
        setattr(self._report, name, getattr(self._report, name) + 1)
        self._report.replies += bool(comment.parent)
        self._comments += 1

    def plan(self, *, system: str) -> Plan:
        """Return the plan, once all records are added."""
        blog = self._blog or Blog(place=Place(self._request.path.name), key="")
        site = Site.objects.current()
        if is_new_blog():
            for name, value in with_settings_of(blog, site).items():
                setattr(site, name, value)
        notes = (replace(note, ref=ref_of(system, blog, note.key)) for note in self._notes)
        plan = Plan(
            request=self._request,
            system=system,
            blog=blog,
            report=self._report,
            library=self._library(blog),
            paths=plan_paths(notes, site=site),
            authors=self._authors,
            entries=len(self._notes),
            all_comments=self._comments,
            works=self._works,
            media=self._media,
        )
        self._complete_report(plan)
        return plan

    def _library(self, blog: Blog) -> Library:
        with open_archive(self._request.path) as archive:
            base = self._request.site_url or blog.url
            library = Library(archive.names, folder=self._request.media, base=base)
        for attachment in self._attachments:
            library.add(attachment)
        return library

    def _complete_report(self, plan: Plan) -> None:
        report = self._report
        report.tags, report.authors = len(self._tags), len(self._authors)
        report.redirects += sum(1 for _old in plan.paths.moved())
        for key, wanted, path in plan.paths.clashes:
            message = f"The path {wanted} is taken here; the entry will be at {path}."
            report.warn(message, self._places[key])
        for tag, number in sorted(self._dropped.items()):
            report.warn(f"Left out of texts: {tag} ({number:,} times).")


def note_of(entry: Entry, stage: Stage) -> EntryNote:
    return EntryNote(
        key=entry.key,
        ref="",
        kind=KINDS[entry.kind],
        stage=stage,
        slug=slug_of(entry),
        date=date_of(entry),
        paths=entry.paths,
    )

"""Loading a planned import: batch by batch, each entry in a transaction of its own.

An entry or a comment that is stored already is recognized by its reference. So loading can be
stopped at any moment, even by force, and the next run stores the rest.
"""

from collections.abc import Iterator

from blog.imports.batches import batched
from blog.imports.comments.loading import CommentLoader
from blog.imports.entries import EntryLoader
from blog.imports.links import path_of
from blog.imports.models import OldBlog
from blog.imports.pictures.counting import count_media
from blog.imports.pictures.storing import MediaStore
from blog.imports.planning import Plan
from blog.imports.readers.archives import open_archive
from blog.imports.records import Entry, Redirect
from blog.imports.self_test import check_addresses
from blog.imports.settings import take_over_settings
from blog.imports.targets import Targets
from blog.imports.works import Works
from blog.people.models import Account
from blog.site.public_paths.keeping import keep_guesses, move_path
from blog.site.public_paths.models import PublicPath

BATCH = 50
MAX_PATH = PublicPath._meta.get_field("path").max_length or 500


def load_import(plan: Plan, *, by: Account | None = None) -> Iterator[int]:
    """Store what the plan brings, and yield how many entries and comments are done so far.

    Whoever stops iterating stops the import. `by` becomes the author of entries without one.
    """
    _remember(plan)
    take_over_settings(plan.blog)
    with open_archive(plan.request.path) as archive:
        media = MediaStore(plan.library, archive, is_offline=plan.request.offline)
        works = Works(plan)
        works.load()
        entries = EntryLoader(plan, media, works, by=by)
        done = 0
        records = (record for record in plan.request.records() if isinstance(record, Entry))
        for batch in batched(records, BATCH):
            for count in entries.load(batch):
                yield done + count
            done += len(batch)
        yield from CommentLoader(plan).load(after=done)
    _redirect(plan)
    count_media(plan, is_loaded=True, reasons=media.reasons)
    plan.answering = check_addresses(plan)


def _remember(plan: Plan) -> None:
    OldBlog.objects.update_or_create(
        system=plan.system,
        key=plan.blog.key[:100],
        defaults={
            "name": plan.blog.name[:200],
            "url": (plan.request.site_url or plan.blog.url)[:500],
        },
    )


def _redirect(plan: Plan) -> None:
    """Record the redirects of the old blog in the ledger of paths; guesses last."""
    targets = Targets(plan)
    guesses: dict[str, str] = {}
    for record in plan.request.records():
        to = targets.path_of(record.to)[:MAX_PATH] if isinstance(record, Redirect) else ""
        if not (isinstance(record, Redirect) and to and len(path_of(record.path)) <= MAX_PATH):
            continue
        if record.is_guess:
            guesses.setdefault(path_of(record.path), to)
        else:
            move_path(path_of(record.path), to=to)
    for batch in batched(guesses.items(), BATCH * 10):
        keep_guesses(dict(batch))

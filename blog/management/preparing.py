"""Prepare the start; each step does only what is missing."""

import fcntl
import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.urls import reverse

from blog.operations.hosts.joining import HostRefused, join_hosts
from blog.operations.hosts.models import Installation
from blog.people.inviting import invite_owner
from blog.people.models import Account
from blog.posts.models import Post
from blog.posts.receivers import render_all_later
from blog.search.indexing import rebuild
from blog.search.models import IndexEntry
from blog.site.editing import keep_feed_host
from blog.web.page_cache.changes.triggers import are_current, create_triggers
from blog.welcome.writing import is_new_blog, write_welcome_blog

Report = Callable[[str], None]

# The files that make a post's page from its text.
RENDERING = (
    "templates/rendered/*.html",
    "blog/posts/rendering/*.py",
    "blog/text/html/*.py",
    "blog/sources/csl/**/*",
    "blog/sources/styles/**/*.py",
    "blog/sources/styles/csl/*",
)


class CannotServe(Exception):
    """The blog cannot be served; the message explains why in a sentence for the operator."""


@contextmanager
def hold_data_folder(folder: Path) -> Iterator[None]:
    """Lock `folder` against a second start; the system unlocks it when this process ends.

    Raise CannotServe if another process has locked it.
    """
    with (folder / "serve.lock").open("a+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            file.seek(0)
            raise CannotServe(
                f"Ibid is already running in the data folder {folder} (process {file.read()})."
            ) from error
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        os.register_at_fork(after_in_child=file.close)  # else a child would go on holding the lock
        yield


def prepare_host() -> None:
    """Check what this host shares with the others. Raise CannotServe."""
    try:
        join_hosts()
    except HostRefused as error:
        raise CannotServe(str(error)) from error


def prepare_database(report: Report) -> None:
    """Apply the migrations that have not been applied; create triggers that have changed."""
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        report("Preparing the database...")
        call_command("migrate", interactive=False, verbosity=0)
    if not are_current(connection):
        create_triggers(connection)


def prepare_static_files(report: Report) -> None:
    """Collect, hash and compress the static files if they have changed."""
    digest = _static_files_digest()
    stamp = settings.DATA_DIR / "static.stamp"
    manifest = settings.STATIC_ROOT / "staticfiles.json"
    if stamp.is_file() and stamp.read_text() == digest and manifest.is_file():
        return
    report("Preparing the static files, once; this takes a few seconds...")
    stamp.unlink(missing_ok=True)
    # an interrupted run may have left an incomplete file, so clear everything
    call_command("collectstatic", clear=True, interactive=False, verbosity=0)
    stamp.write_text(digest)


def prepare_pages(report: Report) -> None:
    """Queue rendering all posts if they were rendered by another version's code or templates."""
    installation, digest = Installation.objects.current(), _digest_of(RENDERING)
    if installation.rendering == digest:
        return
    if Post.objects.exists():
        report("Rendering all posts again, in the background...")
        render_all_later()
    installation.rendering = digest
    installation.save(update_fields=["rendering"])


def prepare_search(report: Report) -> None:
    """Build the search index if there are posts but no index."""
    if Post.objects.exists() and not IndexEntry.objects.exists():
        report("Preparing the search...")
        rebuild()


def prepare_feeds() -> None:
    """Keep the host that readers use now in the ids of feeds, even after the blog moves."""
    if settings.PUBLIC_URL:
        keep_feed_host(urlsplit(settings.PUBLIC_URL).hostname or "")


def prepare_welcome(report: Report) -> None:
    """Create the example blog if nothing has been written or set up yet."""
    if is_new_blog():
        report("Writing the example blog...")
        write_welcome_blog()


def owner_link(origin: str) -> str | None:
    """Return a new one-time link for creating the owner's account; None if any account exists."""
    if Account.objects.exists():
        return None
    return origin + reverse("admin:set-up", args=[invite_owner()])


def _digest_of(patterns: Iterable[str]) -> str:
    """Return a digest of the source files that match `patterns`."""
    digest = hashlib.sha256()
    for pattern in patterns:
        for path in sorted(settings.BASE_DIR.glob(pattern)):
            if path.is_file() and path.suffix != ".pyc":
                digest.update(path.read_bytes())
    return digest.hexdigest()


def _static_files_digest() -> str:
    """Return a digest of all files and the storage's name; it changes with any of them."""
    digest = hashlib.sha256(settings.STORAGES["staticfiles"]["BACKEND"].encode())
    for finder in get_finders():
        for path, storage in finder.list([]):
            with storage.open(path) as file:
                content = hashlib.sha256(file.read()).hexdigest()
            digest.update(f"{path} {content}\n".encode())
    return digest.hexdigest()

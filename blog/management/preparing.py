"""What must be so before the blog can be served; each step does only what is missing."""

import fcntl
import hashlib
import os
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.urls import reverse

from blog.people.inviting import invite_owner
from blog.people.models import Account
from blog.posts.models import Post
from blog.search.indexing import rebuild
from blog.search.models import IndexEntry
from blog.welcome.writing import is_new_blog, write_welcome_blog

Say = Callable[[str], None]


class CannotServe(Exception):
    """The blog cannot be served; the message says why, in one sentence for the operator."""


@contextmanager
def hold_data_folder(folder: Path) -> Iterator[None]:
    """Keep every other start out of `folder`; the system lets go of it when this process ends.

    Raises CannotServe if another process holds it.
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
        yield


def refuse_taken_port(host: str, port: int) -> None:
    """Raises CannotServe if nobody may listen on `port` now."""
    with socket.socket() as trial:
        # as the web server does: a port whose last connections are still closing is free
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, port))
        except PermissionError as error:
            raise CannotServe(
                f"Port {port} on {host} is reserved for the system. "
                "Choose one from 1024 up: PORT=8000 make run"
            ) from error
        except OSError as error:
            raise CannotServe(
                f"Port {port} on {host} is taken by another program. "
                f"Stop it or choose another: PORT={_neighbour(port)} make run"
            ) from error


def prepare_database(say: Say) -> None:
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        say("Preparing the database...")
        call_command("migrate", interactive=False, verbosity=0)


def prepare_static_files(say: Say) -> None:
    """Collect, hash and compress them, unless that was done for exactly these files."""
    wanted = _fingerprint_of_static_files()
    stamp = settings.DATA_DIR / "static.stamp"
    manifest = settings.STATIC_ROOT / "staticfiles.json"
    if stamp.is_file() and stamp.read_text() == wanted and manifest.is_file():
        return
    say("Preparing the static files, once; this takes a few seconds...")
    stamp.unlink(missing_ok=True)
    # an interrupted run may have left a file half written: begin anew
    call_command("collectstatic", clear=True, interactive=False, verbosity=0)
    stamp.write_text(wanted)


def prepare_search(say: Say) -> None:
    """Index what was written before there was an index."""
    if Post.objects.exists() and not IndexEntry.objects.exists():
        say("Preparing the search...")
        rebuild()


def prepare_welcome(say: Say) -> None:
    if is_new_blog():
        say("Writing the welcome blog...")
        write_welcome_blog()


def owner_link(address: str) -> str | None:
    """A new one-time link to the owner's account, as long as nobody has an account."""
    if Account.objects.exists():
        return None
    return address + reverse("admin:set-up", args=[invite_owner()])


def _neighbour(port: int) -> int:
    return port + 1 if port < 65535 else port - 1


def _fingerprint_of_static_files() -> str:
    """Of every file and how it is kept, so that neither a new version nor an edit is stale."""
    seen = hashlib.sha256(settings.STORAGES["staticfiles"]["BACKEND"].encode())
    for finder in get_finders():
        for path, storage in finder.list([]):
            with storage.open(path) as file:
                content = hashlib.sha256(file.read()).hexdigest()
            seen.update(f"{path} {content}\n".encode())
    return seen.hexdigest()

"""Examinations of the machine and of what surrounds it, each with a sentence and what to do."""

import os
import shutil
import smtplib
import socket
import stat
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.core import checks
from django.core.mail import get_connection
from django.db import connection

from blog.operations.health.probes import Health, Probe, probe_all

OLDEST = {"postgresql": (15,), "sqlite": (3, 37)}
MAX_DRIFT = 60  # seconds
PRIVATE_FILES = ("secret-key", "db.sqlite3")


def examine_all() -> Iterator[Probe]:
    """Yield the results, those of the settings first."""
    yield from _settings()
    yield from _files()
    yield from _versions()
    yield from probe_all()
    yield _clock()
    yield _mail()
    yield _dns()


def _settings() -> Iterator[Probe]:
    """Yield what Django's and Ibid's system checks find, those for production included."""
    found = checks.run_checks(include_deployment_checks=bool(settings.PUBLIC_URL))
    for message in found:
        health = Health.FAILED if message.is_serious() else Health.WARNING
        yield Probe("Settings", health, str(message.msg), str(message.hint or ""))
    if not found:
        yield Probe("Settings", Health.OK, "All settings make sense together.")


def _files() -> Iterator[Probe]:
    """Yield a result for the folders and for each file that others must not read."""
    for folder in (settings.DATA_DIR, *([] if settings.S3_BUCKET else [Path(settings.MEDIA_ROOT)])):
        if folder.exists() and not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
            message = f"{folder} cannot be written by this user."
            yield Probe("Files", Health.FAILED, message, f"chown -R $(id -u) {folder}")
    readable = [path for path in _private_files() if _is_open_to_others(path)]
    for path in readable:
        message = f"{path} can be read by other users of this machine."
        yield Probe("Files", Health.WARNING, message, f"chmod 600 {path}")
    if not readable:
        yield Probe("Files", Health.OK, "Nobody else can read the key and the database.")


def _private_files() -> Iterator[Path]:
    yield from (path for name in PRIVATE_FILES if (path := settings.DATA_DIR / name).is_file())


def _is_open_to_others(path: Path) -> bool:
    """Return whether another user may read the file, through its folder too."""
    file, folder = path.stat().st_mode, path.parent.stat().st_mode
    return bool(file & stat.S_IROTH and folder & stat.S_IXOTH)


def _versions() -> Iterator[Probe]:
    version, oldest = connection.get_database_version(), OLDEST[connection.vendor]
    shown = ".".join(map(str, version))
    if version < oldest:
        wanted = ".".join(map(str, oldest))
        message = f"{connection.display_name} is {shown}; {wanted} or later is needed."
        yield Probe("Versions", Health.FAILED, message, f"Upgrade {connection.display_name}.")
    else:
        python = ".".join(map(str, sys.version_info[:3]))
        yield Probe("Versions", Health.OK, f"Python {python}, {connection.display_name} {shown}.")
    if connection.vendor == "postgresql" and settings.BACKUP_DIR and not shutil.which("pg_dump"):
        message = "Backups need pg_dump, which is not installed."
        yield Probe("Versions", Health.FAILED, message, "Install PostgreSQL's client programs.")


def _clock() -> Probe:
    """Compare the clock with the database's and with the newest file that Ibid has written."""
    drift = _drift()
    if abs(drift) > MAX_DRIFT:
        direction = "ahead of" if drift > 0 else "behind"
        message = f"This machine's clock is {abs(drift):.0f} seconds {direction} the others."
        hint = "Turn on time synchronization: timedatectl set-ntp true"
        return Probe("Clock", Health.FAILED, message, hint)
    return Probe("Clock", Health.OK, "The clock agrees with the others.")


def _drift() -> float:
    """Return by how many seconds this clock is ahead of the database's, or behind a file."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT extract(epoch FROM clock_timestamp())::float")
            return time.time() - float(cursor.fetchone()[0])
    newest = max((path.stat().st_mtime for path in settings.DATA_DIR.iterdir()), default=0.0)
    return min(0.0, time.time() - newest)


def _mail() -> Probe:
    if not settings.MAIL_IS_ON:
        message = "No mail server is set: nobody gets emails, also not to reset a password."
        return Probe("Mail", Health.WARNING, message, "Set EMAIL_URL.")
    server = f"{settings.EMAIL_HOST}:{settings.EMAIL_PORT}"
    try:
        with get_connection(timeout=10):
            return Probe("Mail", Health.OK, f"{server} accepts the login.")
    except (OSError, smtplib.SMTPException) as error:
        message = f"{server} cannot be used: {error}"
        return Probe("Mail", Health.FAILED, message, "Check EMAIL_URL, and the firewall.")


def _dns() -> Probe:
    """Look up the blog's own name, which certificates and webmentions depend on."""
    host = urlsplit(settings.PUBLIC_URL).hostname
    if not host:
        return Probe("DNS", Health.WARNING, "IBID_URL is not set.", "Set it to the readers' URL.")
    try:
        found = {str(info[4][0]) for info in socket.getaddrinfo(host, None)}
    except OSError as error:
        hint = f"Add an A or AAAA record for {host} where the domain is registered."
        return Probe("DNS", Health.FAILED, f"{host} cannot be found: {error}", hint)
    return Probe("DNS", Health.OK, f"{host} is {', '.join(sorted(found))}.")

"""Upgrading to this version: back up, migrate, check, and say how to go back."""

from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from blog.backups.making import make_backup
from blog.backups.manifests import Manifest
from blog.backups.verifying import verify_backup
from blog.management.preparing import prepare_database, prepare_host, prepare_static_files
from blog.operations.health.probes import Health, probe_all
from blog.operations.hosts.turns import hold_turn

Report = Callable[[str], None]


def upgrade(report: Report) -> bool:
    """Bring the database and the static files up to date; return whether all is well.

    A verified backup comes first if the database is to be changed. It may run while the version
    before still answers.
    """
    with hold_turn(report):
        backup = _back_up(report) if _is_outdated() else None
        prepare_database(report)
        prepare_host()
        if not settings.DEBUG:
            prepare_static_files(report)
    call_command("check", deploy=bool(settings.PUBLIC_URL))
    failed = [probe for probe in probe_all() if probe.health == Health.FAILED]
    for probe in failed:
        report(f"{probe.name}: {probe.message} {probe.hint}")
    if backup:
        report(_way_back(backup))
    elif not failed:
        report("The database was up to date already.")
    return not failed


def _is_outdated() -> bool:
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _back_up(report: Report) -> Path | None:
    """Make a verified backup; a database without tables needs none."""
    if not connection.introspection.table_names():
        return None
    folder = settings.BACKUP_DIR or settings.DATA_DIR / "backups"
    report(f"Backing up to {folder}...")
    backup = make_backup(folder)
    verify_backup(backup)
    return backup


def _way_back(backup: Path) -> str:
    version = Manifest.read(backup).ibid
    return (
        f"Upgraded. To go back: stop Ibid, check out the version before ({version}), move the "
        f"database and the media away, and run `manage.py restore {backup}`."
    )

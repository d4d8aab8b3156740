"""`manage.py doctor`: examine this host, and say in plain words what to do."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from blog.operations.doctor.examining import examine_all
from blog.operations.health.probes import Health

MARKS = {Health.OK: "ok     ", Health.WARNING: "WARNING", Health.FAILED: "FAILED "}


class Command(BaseCommand):
    help = "Examine settings, files, versions, clock, mail, DNS, storage and backups of this host."
    requires_system_checks: list[str] = []

    def handle(self, *_args: Any, **_options: Any) -> None:
        counts = dict.fromkeys(Health, 0)
        for probe in examine_all():
            counts[probe.health] += 1
            self.stdout.write(f"{MARKS[probe.health]}  {probe.name}: {probe.message}")
            if probe.health != Health.OK and probe.hint:
                self.stdout.write(f"         → {probe.hint}")
        if counts[Health.FAILED]:
            raise CommandError(f"{counts[Health.FAILED]} of these must be mended.")
        if counts[Health.WARNING]:
            self.stdout.write("The blog works; the warnings are worth a look.")
        else:
            self.stdout.write("Everything is as it should be.")

"""`manage.py check_links`: check links now, and report their states."""

import json
import time
from argparse import ArgumentParser
from collections import Counter
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from blog.jobs.leasing import reschedule
from blog.links.checking import check_host
from blog.links.collecting import collect_missed, collect_source
from blog.links.models import Host, Link, LinkQuerySet
from blog.site.outgoing import may_contact_sites
from blog.sources.models import Source

PAUSE = 1.0  # seconds between two requests to one host


class Command(BaseCommand):
    help = "Check the links that are due, or those of a source, and report their states."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--source", metavar="KEY", help="the links of this source, now")
        parser.add_argument("--all", action="store_true", help="all links, even if not yet due")
        parser.add_argument("--report", type=Path, metavar="FILE.json", help="write the states")

    def handle(self, *_args: Any, **options: Any) -> None:
        if not may_contact_sites():
            raise CommandError("Set IBID_URL, and leave IBID_ASK_OTHERS on, to check links.")
        links = self._links(options["source"])
        if options["source"] or options["all"]:
            links.update(check_at=timezone.now())
        checked = self._check(links)
        states = Counter(link.state for link in checked)
        summary = ", ".join(f"{count} {state}" for state, count in sorted(states.items()))
        self.stdout.write(f"{len(checked)} links checked: {summary or 'none was due'}.")
        if options["report"]:
            rows = [_row(link) for link in links.order_by("url")]
            options["report"].write_text(json.dumps(rows, indent=2, ensure_ascii=False), "utf-8")

    def _links(self, key: str | None) -> LinkQuerySet:
        if key is None:
            while collect_missed():
                pass
            return Link.objects.all()
        source = Source.objects.filter(key=key).first()
        if source is None:
            raise CommandError(f"There is no source with the key {key}.")
        collect_source(source)
        return Link.objects.filter(uses__source=source)

    def _check(self, links: LinkQuerySet) -> list[Link]:
        """Check the due links, one of each host in turn, and return them."""
        checked = []
        due = links.filter(check_at__lte=timezone.now())
        while hosts := list(Host.objects.filter(links__in=due).distinct().order_by("name")):
            for host in hosts:
                reschedule(host, at=timezone.now())
                host.save()
                if link := check_host(host):
                    checked.append(link)
                    self.stdout.write(f"{link.get_state_display()}: {link.url} ({link.evidence})")
            time.sleep(PAUSE)
        return checked


def _row(link: Link) -> dict[str, Any]:
    times = {"checked_at": link.checked_at, "ok_at": link.ok_at, "state_since": link.state_since}
    return {
        "url": link.url,
        "state": link.state,
        "evidence": link.evidence,
        "target": link.target,
        **{name: at and at.isoformat() for name, at in times.items()},
    }

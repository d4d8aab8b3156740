"""Addresses that readers asked for and that nothing answers: counted, without who asked.

What programs probe for, such as the login pages of other software, is folded into a few rows.
"""

import re
from datetime import timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from blog.statistics.models import MissingPath

MAX_ROWS = 1_000
KEPT = timedelta(days=90)
MAX_LENGTH = 200
# Each probe, and the row that counts it.
PROBES = (
    (r"/(.*/)?(wp-(login|admin|includes|json|config)\b.*|xmlrpc\.php|wlwmanifest\.xml)", "/wp-*"),
    (r"/(.*/)?\.[^/]+.*", "/.*"),
    (r"/(?!index\.php$).*\.(php\d?|aspx?|jsp|cgi|env|sql|bak|ya?ml|ini|zip|gz)", "*.php"),
    (
        r"/(cgi-bin|vendor|phpmyadmin|pma|boaform|actuator|solr|owa|autodiscover)(/.*)?",
        "/cgi-bin/*",
    ),
)
_PROBES = [(re.compile(pattern, re.IGNORECASE), row) for pattern, row in PROBES]
FOLDED = frozenset(row for _pattern, row in PROBES)


def folded(path: str) -> str:
    """Return the row that counts the path: itself, or that of its kind of probe.

    >>> folded("/blog/wp-login.php"), folded("/2013/07/teh-split/")
    ('/wp-*', '/2013/07/teh-split/')
    """
    row = next((row for pattern, row in _PROBES if pattern.fullmatch(path)), path)
    return row.replace("\0", "")[:MAX_LENGTH]


def is_probe(path: str) -> bool:
    return folded(path) in FOLDED


@transaction.atomic
def add_missing(counts: dict[str, int]) -> None:
    """Add the counts to the stored rows; if there are too many, the rarest are deleted."""
    now = timezone.now()
    paths = sorted(counts)
    rows = [MissingPath(path=path, first_at=now, last_at=now) for path in paths]
    MissingPath.objects.bulk_create(rows, ignore_conflicts=True)
    for path in paths:
        row = MissingPath.objects.filter(path=path)
        row.update(count=F("count") + counts[path], last_at=now)
    if MissingPath.objects.count() > MAX_ROWS:
        frequent = MissingPath.objects.order_by("-count", "-last_at")[:MAX_ROWS]
        MissingPath.objects.exclude(pk__in=list(frequent.values_list("pk", flat=True))).delete()


def delete_old_missing() -> int:
    """Delete the paths that nobody has asked for lately, and return their number."""
    old = MissingPath.objects.filter(last_at__lt=timezone.now() - KEPT)
    return old.delete()[0]

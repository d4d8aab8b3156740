"""Keep the counts of readers' lists, in the transactions of the verbs that change them."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime
from itertools import chain

from django.db import connection, transaction

from blog.site.counts.models import CountKind, ListCount

Group = tuple[str, str]  # the kind and the key

ADD = """
INSERT INTO blog_listcount (kind, key, name, count, changed_at) VALUES {rows}
ON CONFLICT (kind, key) DO UPDATE SET
  count = blog_listcount.count + excluded.count, name = excluded.name,
  changed_at = coalesce(excluded.changed_at, blog_listcount.changed_at)
"""


def adjust(
    changes: Mapping[Group, int],
    *,
    names: Mapping[Group, str] | None = None,
    at: datetime | None = None,
) -> None:
    """Add the numbers to the counts of these groups, in one statement.

    Call it in the transaction of the change. `names` has the names of authors without account, and
    `at` is the time of the change if readers see it.
    """
    if not changes:
        return
    date = connection.ops.adapt_datetimefield_value(at) if at else None
    rows = [
        (kind, key, (names or {}).get((kind, key), ""), changes[kind, key], date)
        for kind, key in sorted(changes)  # a fixed order prevents deadlocks
    ]
    with connection.cursor() as cursor:
        added = ADD.format(rows=", ".join(["(%s, %s, %s, %s, %s)"] * len(rows)))
        cursor.execute(added, list(chain.from_iterable(rows)))


def counts_of(kind: CountKind) -> Counter[str]:
    """Return the counts of this kind by key, in one query."""
    rows = ListCount.objects.filter(kind=kind, count__gt=0)
    return Counter(dict(rows.values_list("key", "count")))


@transaction.atomic
def replace_counts(kind: CountKind, counted: Iterable[ListCount]) -> int:
    """Store these counts instead of those of this kind, and return how many were wrong."""
    rows = {row.key: row for row in counted if row.count}
    stored = {row.key: row for row in ListCount.objects.select_for_update().filter(kind=kind)}
    wrong = [
        key
        for key in rows.keys() | {key for key, row in stored.items() if row.count}
        if key not in rows or key not in stored or rows[key].count != stored[key].count
    ]
    for key in wrong:
        if key in stored and key in rows:
            rows[key].changed_at = stored[key].changed_at
    ListCount.objects.filter(kind=kind, key__in=wrong).delete()
    ListCount.objects.bulk_create(rows[key] for key in sorted(wrong) if key in rows)
    return len(wrong)

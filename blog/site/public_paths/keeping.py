"""Keep paths in the ledger before what readers could open there moves or goes away."""

from collections.abc import Iterable, Mapping

from django.db import transaction

from blog.site.public_paths.models import PublicPath


def keep_paths(paths: Iterable[str]) -> None:
    """Record paths that readers can open now."""
    _store([PublicPath(path=path) for path in sorted(set(paths))])


@transaction.atomic
def move_path(path: str, *, to: str = "") -> None:
    """Record that what readers could open at `path` is now at `to`, or gone if that is empty."""
    if to:
        PublicPath.objects.filter(moved_to=path).update(moved_to=to)
        keep_paths([to])
    _store([PublicPath(path=path, moved_to=to)])


def keep_guesses(moved: Mapping[str, str]) -> None:
    """Record where paths lead that an imported blog may have had, unless they are known."""
    rows = [PublicPath(path=path, moved_to=to) for path, to in sorted(moved.items()) if path != to]
    PublicPath.objects.bulk_create(rows, ignore_conflicts=True)


def was_public(path: str) -> bool:
    """Return whether the ledger has this path."""
    return PublicPath.objects.filter(path=path).exists()


def _store(rows: list[PublicPath]) -> None:
    PublicPath.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["path"], update_fields=["moved_to"]
    )

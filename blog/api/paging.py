"""Pages of lists, newest first, by cursor: an item that is added moves no other page."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error
from collections.abc import Sequence
from datetime import datetime
from operator import attrgetter
from typing import Any, TypeVar

from django.db.models import Model, Q, QuerySet

from blog.api import parameters
from blog.api.access import ApiRequest, Problem
from blog.web.origin import origin_of

Row = TypeVar("Row", bound=Model)


def page_of(request: ApiRequest, rows: QuerySet[Row], *, by: str) -> tuple[list[Row], str]:
    """Return the rows after the cursor, newest first by the column `by`, and the next cursor.

    The cursor is "" on the last page. Raise Problem.
    """
    limit = parameters.limit(request)
    if cursor := parameters.text(request, "cursor"):
        moment, pk = _read(cursor)
        rows = rows.filter(Q(**{f"{by}__lt": moment}) | Q(**{by: moment, "pk__lt": pk}))
    found = list(rows.order_by(f"-{by}", "-pk")[: limit + 1])
    page = found[:limit]
    last = page[-1] if len(found) > limit else None
    return page, _write(attrgetter(by)(last), last.pk) if last else ""


def keyed_page(request: ApiRequest, rows: Sequence[Any], *, key: str) -> tuple[Sequence[Any], str]:
    """Return the rows of a short, sorted list after the one whose key the cursor is, and the next.

    Raise Problem.
    """
    limit, cursor = parameters.limit(request), parameters.text(request, "cursor")
    keys = [getattr(row, key) for row in rows]
    if cursor and cursor not in keys:
        raise _unknown()
    start = keys.index(cursor) + 1 if cursor else 0
    page = rows[start : start + limit]
    return page, keys[start + limit - 1] if len(rows) > start + limit else ""


def list_data(
    request: ApiRequest, items: list[Any], cursor: str
) -> tuple[dict[str, Any], dict[str, str]]:
    """Return the data and the headers of a page of a list, which lead to the next page."""
    if not cursor:
        return {"items": items, "next": None}, {}
    query = request.GET.copy()
    query["cursor"] = cursor
    url = f"{origin_of(request)}{request.path}?{query.urlencode()}"
    return {"items": items, "next": url}, {"Link": f'<{url}>; rel="next"'}


def _write(moment: datetime, pk: int) -> str:
    return urlsafe_b64encode(f"{moment.isoformat()} {pk}".encode()).decode().rstrip("=")


def _read(cursor: str) -> tuple[datetime, int]:
    try:
        decoded = urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode()
    except (Error, ValueError):
        raise _unknown() from None
    written, _space, pk = decoded.partition(" ")
    moment = parameters.parse_moment(written)
    if moment is None or not (pk.isascii() and pk.isdigit() and len(pk) <= 18):
        raise _unknown()
    return moment, int(pk)


def _unknown() -> Problem:
    return Problem(400, "The cursor is not from this list: start again without it.")

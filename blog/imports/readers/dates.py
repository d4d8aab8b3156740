"""Dates as exports write them."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime


def read_date(text: str) -> datetime | None:
    """Return the date of an ISO 8601 or RFC 5322 text, in UTC if it names no zone, or None.

    >>> read_date("2008-04-15T09:45:00.000-07:00").isoformat()
    '2008-04-15T09:45:00-07:00'
    """
    text = text.strip()
    for parse in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            found = parse(text)
        except ValueError:
            continue
        return found if found.tzinfo else found.replace(tzinfo=UTC)
    return None

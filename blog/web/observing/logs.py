"""Log lines: as text or JSON, with request IDs, a line for each trouble, and each trouble once.

A program that is refused or finds the database gone would otherwise write a traceback of kilobytes
for each request, the same thousands of times, until the disk is full as well.
"""

import errno
import json
import logging
import re
import time
from datetime import UTC, datetime
from ipaddress import ip_address
from threading import Lock
from typing import Any

from django.core.exceptions import BadRequest, SuspiciousOperation
from django.db import InterfaceError, OperationalError
from django.http import UnreadablePostError

from blog.web.observing.current import Observed, current, path_for_logs

QUIET_FOR = 60  # seconds in which the same trouble is counted instead of written
MAX_KINDS = 1000

# Exceptions that say all there is to say in a line: nobody needs to read the program.
EXPECTED = (
    *(SuspiciousOperation, BadRequest, UnreadablePostError),
    *(OperationalError, InterfaceError, ConnectionError),
)
_MAYBE_IP = re.compile(r"(?<![\w.:])[0-9A-Fa-f:.]*[0-9A-Fa-f](?![\w])")
# Attributes that every record has.
_USUAL = set(vars(logging.makeLogRecord({}))) | {"message", "asctime", "request", "status_code"}


class Once(logging.Filter):
    """A filter that lets the same trouble through once in QUIET_FOR, with how often it occurred."""

    def __init__(self) -> None:
        super().__init__()
        self._seen: dict[object, tuple[float, int]] = {}
        self._lock = Lock()

    def filter(self, record: logging.LogRecord) -> bool:
        if record.levelno < logging.WARNING:
            return True
        now, kind = time.monotonic(), _kind_of(record)
        with self._lock:
            since, count = self._seen.get(kind, (-QUIET_FOR, 0))
            if now - since < QUIET_FOR:
                self._seen[kind] = (since, count + 1)
                return False
            if len(self._seen) >= MAX_KINDS:
                self._seen.clear()
            self._seen[kind] = (now, 0)
        if count:
            record.repeated = count
        return True


class OwnRequests(logging.Filter):
    """A filter of Django's lines about requests: no refused ones, no secrets in their paths."""

    def filter(self, record: logging.LogRecord) -> bool:
        if not record.name.startswith("django.request"):
            return True
        if getattr(record, "status_code", 500) < 500:
            return False
        request = getattr(record, "request", None)
        if request is not None and isinstance(record.args, tuple) and len(record.args) == 2:
            record.args = (record.args[0], path_for_logs(request))
        return True


class LineFormatter(logging.Formatter):
    """A line of text, with the traceback of a bug below it."""

    def format(self, record: logging.LogRecord) -> str:
        observed = _observed(record)
        marks = f" [{observed.id}]" if observed else ""
        if repeated := getattr(record, "repeated", 0):
            marks += f" (and {repeated} more times before)"
        more = "".join(f" {name}={value}" for name, value in sorted(_more(record).items()))
        line = f"{record.levelname} {record.name}: {_message(record)}{more}{marks}"
        if _is_bug(record) and record.exc_info:
            line += f"\n{self.formatException(record.exc_info)}"
        return line


class JsonFormatter(logging.Formatter):
    """A JSON object in a line, for programs that collect logs."""

    def format(self, record: logging.LogRecord) -> str:
        observed = _observed(record)
        entry: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": _message(record),
            **_more(record),
        }
        if observed:
            entry |= {"request_id": observed.id, "route": observed.route}
        if repeated := getattr(record, "repeated", 0):
            entry["repeated"] = repeated
        if _is_bug(record) and record.exc_info:
            entry["traceback"] = self.formatException(record.exc_info)
        return json.dumps(entry, ensure_ascii=False, default=str)


def _observed(record: logging.LogRecord) -> Observed | None:
    """Return the request the record is about; the web server's lines are about none."""
    return None if record.name.startswith("gunicorn") else current()


def _message(record: logging.LogRecord) -> str:
    """Return the message in a line, with the reason of an expected trouble and without IPs."""
    message = record.getMessage()
    error = record.exc_info[1] if record.exc_info else None
    if error is not None and not _is_bug(record) and str(error) not in message:
        message = f"{message}: {type(error).__name__}: {error}"
    return _MAYBE_IP.sub(_without_ip, " ".join(message.split()))[:1000]


def _without_ip(found: re.Match[str]) -> str:
    try:
        ip_address(found[0])
    except ValueError:
        return found[0]
    return "(IP)"


def _more(record: logging.LogRecord) -> dict[str, Any]:
    """Return what the caller added as `extra`."""
    return {
        name: value
        for name, value in vars(record).items()
        if name not in _USUAL and name != "repeated" and not name.startswith("_")
    }


def _is_bug(record: logging.LogRecord) -> bool:
    """Return whether the record has an exception that only the program's authors can mend."""
    error = record.exc_info[1] if record.exc_info else None
    if error is None or isinstance(error, EXPECTED):
        return False
    return getattr(error, "errno", None) not in {errno.ENOSPC, errno.EDQUOT, errno.EROFS}


def _kind_of(record: logging.LogRecord) -> object:
    """Return what two records of the same trouble have in common."""
    error = record.exc_info[1] if record.exc_info else None
    place = error.__traceback__ if error is not None else None
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    where = (place.tb_frame.f_code.co_filename, place.tb_lineno) if place else record.lineno
    is_trouble = error is not None or record.name.startswith("django.security")
    text = "" if is_trouble else record.getMessage()
    return (record.name, record.msg if not is_trouble else type(error), where, text)

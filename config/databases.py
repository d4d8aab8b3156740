"""The connection to the database: kept or pooled, and never waiting without end."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

SQLITE = "django.db.backends.sqlite3"

KEPT_SECONDS = 60  # how long an idle connection to PostgreSQL is kept
POOL_TIMEOUT = 10  # seconds until a request without a free connection fails
PARAMETERS = ("conn_max_age", "pool")

# Writers wait instead of failing; a committed write survives a power failure.
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
}
# How long one statement of the web server may wait for a lock, and take in all: a locked table
# must not hold every thread. Commands and the worker have no such limit.
WEB_LIMITS = "-c lock_timeout=5s -c statement_timeout=60s"


def is_readable(url: str) -> bool:
    """Return whether host, port and name can be read from a URL of PostgreSQL."""
    try:
        parts = urlsplit(url)
        return parts.scheme == "sqlite" or bool(
            (parts.hostname or parts.query) and parts.path.strip("/") and parts.port != 0
        )
    except ValueError:  # a port that is no number: a ":" or "#" in the password
        return False


def missing_folder(url: str) -> Path | None:
    """Return the folder of SQLite's file if there is none; the file itself may be new."""
    parts = urlsplit(url)
    folder = Path(unquote(parts.path[1:])).parent
    return folder if parts.scheme == "sqlite" and not folder.is_dir() else None


def wrong_parameters(url: str) -> list[str]:
    """Return the names of our own parameters in DATABASE_URL whose value is not a number."""
    query = dict(parse_qsl(urlsplit(url).query, keep_blank_values=True))
    return [name for name in PARAMETERS if not query.get(name, "0").isdecimal()]


def configured(database: dict[str, Any]) -> dict[str, Any]:
    """Return Django's settings of the database that DATABASE_URL names.

    `?conn_max_age=60` in the URL is how many seconds a connection is kept, 0 for none; `?pool=4`
    lets the threads of a process share up to four connections instead. All other parameters are
    options of the driver.
    """
    if database["ENGINE"] == SQLITE:
        kept = {"ENGINE": "config.sqlite", "CONN_MAX_AGE": None, "OPTIONS": SQLITE_OPTIONS}
        return {**database, **kept}
    options = dict(database.get("OPTIONS", {}))
    seconds, pooled = options.pop("conn_max_age", KEPT_SECONDS), options.pop("pool", 0)
    if pooled:
        options["pool"] = {"min_size": 1, "max_size": pooled, "timeout": POOL_TIMEOUT}
    return {
        **database,
        "CONN_MAX_AGE": 0 if pooled else seconds,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }


def limit_waits(database: dict[str, Any]) -> None:
    """Bound the time of every statement on PostgreSQL, unless DATABASE_URL has `options`."""
    if database["ENGINE"] == "django.db.backends.postgresql":
        database["OPTIONS"].setdefault("options", WEB_LIMITS)

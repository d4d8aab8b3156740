"""Statements of the database that take long are logged and counted, without their values."""

import logging
import time
from typing import Any

from django.conf import settings
from django.db.backends.signals import connection_created

from blog.web.observing.metrics import SLOW_QUERIES

MAX_LENGTH = 400
logger = logging.getLogger(__name__)


def connect() -> None:
    connection_created.connect(_watch, dispatch_uid="slow queries")


def _watch(connection: Any, **_kwargs: Any) -> None:
    if log_if_slow not in connection.execute_wrappers:
        connection.execute_wrappers.append(log_if_slow)


def log_if_slow(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:  # noqa: FBT001  as Django calls it
    """Run the statement; log it without its values if it took SLOW_QUERY_MS."""
    begun = time.perf_counter()
    try:
        return execute(sql, params, many, context)
    finally:
        took = (time.perf_counter() - begun) * 1000
        if took >= settings.SLOW_QUERY_MS:
            SLOW_QUERIES.labels(database=context["connection"].alias).inc()
            logger.warning("Slow query: %s", str(sql)[:MAX_LENGTH], extra={"ms": round(took)})

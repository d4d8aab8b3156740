"""A database that fails at one statement, to test that earlier writes are rolled back."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import DatabaseError, connection


class Broken(DatabaseError):
    """The statement was not executed."""


@contextmanager
def failing_at(statement: str, *, nth: int = 1) -> Iterator[None]:
    """Raise Broken at the nth statement with this start, such as `DELETE FROM "blog_email"`."""
    seen = 0

    def execute(run: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        nonlocal seen
        if sql.startswith(statement):
            seen += 1
            if seen == nth:
                raise Broken(sql)
        return run(sql, params, many, context)

    with connection.execute_wrapper(execute):
        yield
    assert seen >= nth, f"too few statements start with {statement}"

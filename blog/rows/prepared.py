"""Prepared queries, whose SQL Django builds once and not for each page.

Building and compiling the same SQL again takes more time than the database needs to answer it.
"""

from collections.abc import Callable
from copy import copy
from typing import Any, Generic, TypeVar

from django.db import connections
from django.db.models import Expression, Field, Model, QuerySet

Row = TypeVar("Row")


class Parameter(Expression):
    """A value that each run of a prepared query gets anew, as if it were one of `field`."""

    def __init__(self, name: str, field: "Field[Any, Any]") -> None:
        super().__init__(output_field=field)
        self.name = name

    def as_sql(self, _compiler: Any, _connection: Any) -> tuple[str, list[Any]]:  # type: ignore[override]
        return "%s", [self]

    def adapted(self, value: Any, connection: Any) -> Any:
        """Return the value as the database takes it."""
        return self.output_field.get_db_prep_value(value, connection)


class Prepared(Generic[Row]):
    """A query compiled when it first runs. `build` returns its queryset, with Parameters in it.

    The queryset must not depend on anything else, such as the time. It may select related rows, be
    annotated, or give flat lists of values; prefetching is not supported.
    """

    def __init__(self, build: Callable[[], QuerySet[Any, Row]]) -> None:
        self._build = build
        self._compiled: _Compiled | None = None

    def all(self, **values: Any) -> list[Row]:
        """Run the query with the values of its parameters."""
        if self._compiled is None:
            self._compiled = _Compiled(self._build())
        run: Any = _Run(self._compiled, values)
        rows: list[Row] = list(self._compiled.iterable(run))
        return rows

    def first(self, **values: Any) -> Row | None:
        """Run the query, and return its first row. The queryset should have a limit of 1."""
        return next(iter(self.all(**values)), None)


class _Compiled:
    """A queryset and its compiled SQL."""

    def __init__(self, queryset: QuerySet[Any]) -> None:
        self.queryset = queryset
        self.iterable: Any = queryset._iterable_class  # noqa: SLF001  rows, or values
        self.compiler = queryset.query.get_compiler(using=queryset.db)
        self.sql, self.parameters = self.compiler.as_sql()


class _Run:
    """One run of a compiled query: what Django's iterables read of a queryset and of its query."""

    _known_related_objects: dict[Any, Any] = {}

    def __init__(self, compiled: _Compiled, values: dict[str, Any]) -> None:
        self.db = compiled.queryset.db
        self.query = self
        self._compiled, self._values = compiled, values

    def get_compiler(self, using: str) -> Any:
        """Return the compiler, which need not compile again, with the connection of this thread."""
        compiler: Any = copy(self._compiled.compiler)
        compiler.connection = connections[using]
        parameters = [
            parameter.adapted(self._values[parameter.name], compiler.connection)
            if isinstance(parameter, Parameter)
            else parameter
            for parameter in self._compiled.parameters
        ]
        compiler.as_sql = lambda: (self._compiled.sql, parameters)
        return compiler


def set_prefetched(row: Model, **related: list[Any]) -> None:
    """Let the related managers of the row with these names return these rows without a query."""
    for name, rows in related.items():
        queryset = getattr(row, name).all()
        queryset._result_cache = rows  # noqa: SLF001  Django's prefetching does the same
        queryset._prefetch_done = True  # noqa: SLF001
        row.__dict__.setdefault("_prefetched_objects_cache", {})[name] = queryset

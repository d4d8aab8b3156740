"""Prepared queries, whose SQL Django builds once and not for each page.

Building and compiling the same SQL again takes more time than the database needs to answer it.
"""

import re
from collections.abc import Callable, Sequence
from copy import copy
from datetime import datetime
from typing import Any, Generic, TypeVar

from django.db import connections
from django.db.models import BigAutoField, Expression, Field, Model, QuerySet

AT_ONCE = 24  # rows whose related rows are read by one query: a page of a list, or a feed
_KEYS = [f"key{number}" for number in range(AT_ONCE)]
_KEY: "Field[Any, Any]" = BigAutoField()

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
    annotated, or give lists of values; prefetching is not supported.
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
    """A queryset, its compiled SQL, and what converts the columns of its rows."""

    def __init__(self, queryset: QuerySet[Any]) -> None:
        self.queryset = queryset
        self.iterable: Any = queryset._iterable_class  # noqa: SLF001  rows, or values
        self.compiler = queryset.query.get_compiler(using=queryset.db)
        self.sql, self.parameters = self.compiler.as_sql()
        if any(map(_is_moment, self.parameters)):
            raise ValueError("A prepared query must not contain the time at which it was built.")
        columns = [column for column, *_naming in self.compiler.select]
        self.converters = self.compiler.get_converters(columns)


def _is_moment(value: object) -> bool:
    """Return whether the value is a time, as PostgreSQL or as SQLite takes it."""
    return isinstance(value, datetime) or bool(re.match(r"\d{4}-\d\d-\d\d \d\d:", str(value)))


class _Run:
    """One run of a compiled query: what Django's iterables read of a queryset and of its query."""

    _known_related_objects: dict[Any, Any] = {}
    _fields = None  # lists of values keep the order of the columns

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
        compiler.get_converters = lambda _columns: self._compiled.converters
        return compiler


class Fetched(QuerySet[Any]):
    """Rows that have been read, for a related manager, which cannot select among them."""

    def __init__(self, model: Any, rows: list[Any]) -> None:
        super().__init__(model)
        self._result_cache, self._prefetch_done = rows, True

    def _chain(self, **_options: Any) -> Any:
        raise TypeError("These rows have been read; to select some, read the row without them.")


def set_prefetched(row: Model, **related: list[Any]) -> None:
    """Let the related managers of the row with these names return these rows without a query."""
    for name, rows in related.items():
        fetched = Fetched(row._meta.get_field(name).related_model, rows)
        row.__dict__.setdefault("_prefetched_objects_cache", {})[name] = fetched


class PreparedRelated(Generic[Row]):
    """A prepared query for the rows that are related to some rows, given by their keys.

    `build` returns its queryset, given an expression for the keys. `owner` is the name of the
    attribute of a related row with the key of the row that it belongs to.
    """

    def __init__(self, build: Callable[[list[Any]], QuerySet[Any, Row]], owner: str) -> None:
        self._prepared = Prepared(lambda: build([Parameter(name, _KEY) for name in _KEYS]))
        self._owner = owner

    def by_owner(self, keys: Sequence[int]) -> dict[int, list[Row]]:
        """Return the related rows of each row with one of these keys, in one query for many."""
        found: dict[int, list[Row]] = {key: [] for key in keys}
        for start in range(0, len(keys), AT_ONCE):
            some = keys[start : start + AT_ONCE]
            padded = [*some, *[0] * (AT_ONCE - len(some))]
            for row in self._prepared.all(**dict(zip(_KEYS, padded, strict=True))):
                found[getattr(row, self._owner)].append(row)
        return found

"""JSON fields whose keys have one order, in whichever database they are stored."""

from typing import Any

from django.db import models


class SortedJSONField(models.JSONField):
    """A JSON field that sorts the keys of what it reads: PostgreSQL stores them in its own order.

    Migrations see Django's field, since the columns are the same.
    """

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        return in_key_order(super().from_db_value(value, expression, connection))

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        is_own = path == f"{SortedJSONField.__module__}.{SortedJSONField.__qualname__}"
        return name, "django.db.models.JSONField" if is_own else path, args, kwargs


def in_key_order(value: Any) -> Any:
    """Return the value with the keys of every object in it sorted.

    >>> in_key_order([{"b": 1, "a": {"d": 2, "c": 3}}])
    [{'a': {'c': 3, 'd': 2}, 'b': 1}]
    """
    if isinstance(value, dict):
        return {key: in_key_order(value[key]) for key in sorted(value)}
    return [in_key_order(item) for item in value] if isinstance(value, list) else value

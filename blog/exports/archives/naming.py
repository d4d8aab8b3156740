"""Names of rows: the keys of primary keys, and the primary keys of keys."""

from functools import cache
from typing import Any

from django.db.models import Model

from blog.exports.archives.references import Translate
from blog.exports.archives.tables import KEYS


def keys_of_rows() -> Translate:
    """Return a function that gives the key of a row by its primary key."""

    @cache
    def keys(model: type[Model]) -> dict[str, Any]:
        rows = model._meta.base_manager.values_list("pk", KEYS[model] or "pk")
        return {str(pk): key for pk, key in rows.iterator()}

    return lambda model, pk: keys(model).get(str(pk))


def rows_of_keys() -> Translate:
    """Return a function that gives the primary key of a stored row by its key."""

    @cache
    def primary_keys(model: type[Model]) -> dict[Any, Any]:
        return dict(model._meta.base_manager.values_list(KEYS[model] or "pk", "pk").iterator())

    return lambda model, key: primary_keys(model).get(key)

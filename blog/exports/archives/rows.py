"""Rows of a table as plain values, and plain values as rows."""

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

from django.db import connection
from django.db.models import CharField, F, Field, Model, Q, QuerySet, TextField
from django.db.models.expressions import Combinable
from django.db.models.functions import Collate

from blog.exports.archives.references import Translate, translate_body, translate_parts
from blog.exports.archives.tables import EXPRESSIONS, KEYS, Table
from blog.posts.history.models import Revision
from blog.posts.models import Post
from blog.posts.unpublished.models import UnpublishedChanges
from blog.rows.sorted_json import in_key_order

CHUNK = 500
NUMBER = "number"
_NAMES = {"content_object": "post"}  # columns that have another name in the archive
Row = dict[str, Any]
# The columns whose values name other rows by their primary keys.
_TRANSLATED: Mapping[tuple[type[Model], str], Callable[[Any, Translate], Any]] = {
    (Revision, "body"): translate_body,
    (UnpublishedChanges, "parts"): translate_parts,
}


def rows_of(
    table: Table, translate: Translate, *, posts: QuerySet[Post] | None = None
) -> Iterator[Row]:
    """Yield the rows of the table as plain values; with `posts`, those that belong to them."""
    columns = columns_of(table)
    names = list(columns)
    translated = [
        (place, _TRANSLATED[table.model, name])
        for place, name in enumerate(names)
        if (table.model, name) in _TRANSLATED
    ]
    rows = _selected(table, posts).order_by(*map(_in_byte_order(table), table.order))
    for values in rows.values_list(*columns.values()).iterator(chunk_size=CHUNK):
        plain = [_plain(value) for value in values]
        for place, apply in translated:
            plain[place] = apply(plain[place], translate)
        yield dict(zip(names, plain, strict=True))


@cache
def columns_of(table: Table) -> Mapping[str, Combinable]:
    """Return the expressions of the table's columns by name."""
    columns: dict[str, Combinable] = {NUMBER: table.number} if table.number else {}
    for field in stored_fields(table):
        columns[_name(field)] = EXPRESSIONS.get((table.model, field.name)) or F(_path(field))
    return columns


def stored_fields(table: Table) -> list[Field[Any, Any]]:
    """Return the fields of the table's model that the archive has, without a primary key."""
    return [
        field
        for field in table.model._meta.concrete_fields
        if field.name not in table.omits and (field.name != "id")
    ]


def _name(field: Field[Any, Any]) -> str:
    return _NAMES.get(field.name, field.name)


def _path(field: Field[Any, Any]) -> str:
    key = KEYS[field.related_model] if isinstance(field.related_model, type) else None
    return f"{field.name}__{key}" if key else field.name


def _selected(table: Table, posts: QuerySet[Post] | None) -> QuerySet[Any]:
    rows = table.model._meta.base_manager.order_by()
    if table.number and table.order == (NUMBER,):
        rows = rows.annotate(**{NUMBER: table.number}).filter(number__isnull=False)
    if posts is None or not table.of:
        return rows
    found = Q()
    for path in table.of:
        belonging = table.model._meta.base_manager.filter(**{f"{path}__in": posts.values("pk")})
        found |= Q(pk__in=belonging.order_by().values("pk"))
    return rows.filter(found)


def _in_byte_order(table: Table) -> Any:
    """Return a function that orders by a column; texts by their bytes, in whichever database."""

    def ordered(path: str) -> Any:
        field = None
        model: Any = table.model
        if path not in {"pk", NUMBER}:
            for name in path.split("__"):
                field = model._meta.get_field(name)
                model = field.related_model
        is_text = isinstance(field, CharField | TextField)
        by = Collate(F(path), _COLLATIONS[connection.vendor]) if is_text else F(path)
        return by.asc(nulls_first=True)

    return ordered


_COLLATIONS = {"sqlite": "BINARY", "postgresql": "C"}


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    return in_key_order(value)


def model_of(table: Table, row: Row, translate: Translate) -> Model:
    """Return the row as an instance of its model. Raise KeyError for an unknown name."""
    values: dict[str, Any] = {"pk": row[NUMBER]} if table.number else {}
    for field in stored_fields(table):
        value = row[_name(field)]
        if apply := _TRANSLATED.get((table.model, field.name)):
            value = apply(value, translate)
        if isinstance(field.related_model, type):
            values[field.attname] = _foreign(field, value, translate)
        else:
            values[field.name] = value if value is None else field.to_python(value)
    return table.model(**values)


def _foreign(field: Field[Any, Any], value: Any, translate: Translate) -> Any:
    assert isinstance(field.related_model, type)
    if value is None or KEYS[field.related_model] is None:
        return value
    found = translate(field.related_model, value)
    if found is None and not field.null:
        raise KeyError(value)
    return found

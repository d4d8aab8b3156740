"""Foreign keys over several columns, which Django's own foreign keys do not support."""

from collections.abc import Sequence
from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import BaseConstraint, Field, Model


class CompositeForeignKey(BaseConstraint):
    """A constraint that `fields` of a row together reference `to_columns` of a row of `to_table`.

    It is not enforced while one of the fields is null. The target needs a UniqueConstraint over
    those columns. SQLite and PostgreSQL check the constraint at commit.
    """

    def __init__(
        self, *, fields: Sequence[str], to_table: str, to_columns: Sequence[str], name: str
    ) -> None:
        super().__init__(name=name)
        self.fields = tuple(fields)
        self.to_table = to_table
        self.to_columns = tuple(to_columns)

    def constraint_sql(
        self, model: type[Model] | None, schema_editor: BaseDatabaseSchemaEditor | None
    ) -> str:
        assert model is not None and schema_editor is not None
        quote = schema_editor.quote_name
        here = ", ".join(quote(column_of(model, field)) for field in self.fields)
        there = ", ".join(map(quote, self.to_columns))
        return (
            f"CONSTRAINT {quote(str(self.name))} FOREIGN KEY ({here})"
            f" REFERENCES {quote(self.to_table)} ({there}) DEFERRABLE INITIALLY DEFERRED"
        )

    def create_sql(
        self, model: type[Model] | None, schema_editor: BaseDatabaseSchemaEditor | None
    ) -> str:
        return self._alter(model, schema_editor, f"ADD {self.constraint_sql(model, schema_editor)}")

    def remove_sql(
        self, model: type[Model] | None, schema_editor: BaseDatabaseSchemaEditor | None
    ) -> str:
        assert schema_editor is not None
        return self._alter(
            model, schema_editor, f"DROP CONSTRAINT {schema_editor.quote_name(str(self.name))}"
        )

    def validate(self, *args: Any, **kwargs: Any) -> None:
        """Do nothing: only the database sees both rows at commit."""

    def deconstruct(self) -> tuple[str, tuple[Any, ...], dict[str, Any]]:
        path, args, kwargs = super().deconstruct()
        kwargs |= {
            "fields": self.fields,
            "to_table": self.to_table,
            "to_columns": self.to_columns,
        }
        return path, tuple(args), kwargs

    def __eq__(self, other: object) -> bool:
        return isinstance(other, CompositeForeignKey) and self.deconstruct() == other.deconstruct()

    def __hash__(self) -> int:
        return hash(self.name)

    def _alter(
        self,
        model: type[Model] | None,
        schema_editor: BaseDatabaseSchemaEditor | None,
        change: str,
    ) -> str:
        assert model is not None and schema_editor is not None
        return f"ALTER TABLE {schema_editor.quote_name(model._meta.db_table)} {change}"


def column_of(model: type[Model], name: str) -> str:
    """Return the database column of the model's field `name`."""
    field = model._meta.get_field(name)
    assert isinstance(field, Field), "only a field of the row itself has a column"
    return str(field.column)

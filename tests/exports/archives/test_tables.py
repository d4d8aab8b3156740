"""The tables of an archive: every model is in them or left out knowingly."""

from django.apps import apps
from django.db.models import ForeignKey

from blog.exports.archives.rows import stored_fields
from blog.exports.archives.tables import KEYS, LEFT_OUT, TABLES


def test_every_model_is_exported_or_left_out():
    models = {model.__name__ for model in apps.get_app_config("blog").get_models()}
    assert {table.model.__name__ for table in TABLES} | LEFT_OUT == models
    assert not {table.model.__name__ for table in TABLES} & LEFT_OUT


def test_every_row_is_named_by_a_key():
    for table in TABLES:
        for field in stored_fields(table):
            assert not isinstance(field, ForeignKey) or field.related_model in KEYS


def test_every_column_that_is_omitted_exists():
    for table in TABLES:
        assert table.omits <= {field.name for field in table.model._meta.concrete_fields}

"""The tables of an archive: every model is in them or left out knowingly."""

import re

from django.apps import apps
from django.db.models import ForeignKey

from blog.exports.archives.rows import stored_fields
from blog.exports.archives.tables import KEYS, LEFT_OUT, TABLES

SENSITIVE = re.compile(
    "secret|token|password|hash|salt|session|email|network|contact|device|lease|^ip|_ip$"
)
# What belongs to the blog's content, or is the owner's to take along.
MEANT = {
    "people.email",
    "copies.content_hash",
    "removal_requests.contact",
    "settings.email_days",
    "spam_rules.networks",
    "tags.podcast_email",
    "series.podcast_email",
    "comments.email",
    "followers.email",
    "spam_examples.tokens",
}


def test_no_secret_and_nothing_of_a_host_is_exported_but_what_is_meant():
    columns = (f"{table.name}.{f.name}" for table in TABLES for f in stored_fields(table))
    assert {column for column in columns if SENSITIVE.search(column.partition(".")[2])} == MEANT


def test_no_archive_has_what_programs_log_in_with():
    assert {"ApiToken", "Webhook", "WebhookDelivery", "Announced"} <= LEFT_OUT


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

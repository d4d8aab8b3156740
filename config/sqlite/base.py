"""Django's SQLite backend without its check for JSON support.

Django checks once per connection, at the first JSON column, whether SQLite supports JSON, and does
so in a transaction. Our transactions begin IMMEDIATE: while another process holds the write lock,
the check times out, Django takes that for "no", and every page that reads JSON answers 500 for the
rest of the connection. Without JSON support, the first migration already fails.
"""

from django.db.backends.sqlite3 import base, features


class DatabaseFeatures(features.DatabaseFeatures):
    supports_json_field = True


class DatabaseWrapper(base.DatabaseWrapper):
    features_class = DatabaseFeatures

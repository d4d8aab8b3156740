"""Django's SQLite backend without the one question that must not fail.

Each new connection asks once, when it meets its first JSON column, whether SQLite knows JSON, and
does so in a transaction. Ours begin IMMEDIATE: while another process holds the write lock, the
question times out, Django takes that for "no", and every page that reads JSON answers 500 for as
long as the connection lives. A SQLite without JSON fails earlier, and loudly: at the first
migration.
"""

from django.db.backends.sqlite3 import base, features


class DatabaseFeatures(features.DatabaseFeatures):
    supports_json_field = True


class DatabaseWrapper(base.DatabaseWrapper):
    features_class = DatabaseFeatures

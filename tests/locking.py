"""Rows are locked in a transaction of the code under test, not in that around the test.

Otherwise SQLite would ignore a lock that nothing holds, and so would PostgreSQL in most tests.
"""

from typing import Any

from django.db.models.sql.compiler import SQLCompiler
from django.db.transaction import TransactionManagementError

_execute = SQLCompiler.execute_sql


def refuse_locks_outside_transactions() -> None:
    """Raise TransactionManagementError where `select_for_update` is not in `atomic`."""
    SQLCompiler.execute_sql = _execute_in_transaction


def _execute_in_transaction(self: SQLCompiler, *args: Any, **options: Any) -> Any:
    blocks = self.connection.atomic_blocks
    if self.query.select_for_update and all(block._from_testcase for block in blocks):
        raise TransactionManagementError("select_for_update outside of a transaction")
    return _execute(self, *args, **options)

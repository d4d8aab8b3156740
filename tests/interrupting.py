"""Interrupt a function at its last write, like a crash, to prove that it is all or nothing."""

from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, transaction

WRITES = ("INSERT", "UPDATE", "DELETE")


class Interrupted(Exception):
    """The function was interrupted."""


def assert_all_or_nothing(verb: Callable[[], object]) -> None:
    """Assert that `verb` makes several writes, and none if the last one fails.

    It is called twice, so it must fetch its rows itself.
    """
    writes = _count_writes(verb)
    assert writes > 1, "a single write needs no transaction"
    before = _rows()
    with connection.execute_wrapper(_Interruption(at=writes)), pytest.raises(Interrupted):
        verb()
    assert _rows() == before


def _count_writes(verb: Callable[[], object]) -> int:
    counter = _Interruption(at=0)
    with transaction.atomic(), connection.execute_wrapper(counter):
        verb()
        transaction.set_rollback(True)
    return counter.writes


class _Interruption:
    def __init__(self, *, at: int) -> None:
        self.at = at
        self.writes = 0

    def __call__(
        self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any
    ) -> Any:
        if sql.startswith(WRITES):
            self.writes += 1
            if self.writes == self.at:
                raise Interrupted
        return execute(sql, params, many, context)


def _rows() -> dict[str, list[dict[str, Any]]]:
    models = apps.get_app_config("blog").get_models()
    return {model.__name__: list(model._base_manager.order_by("pk").values()) for model in models}

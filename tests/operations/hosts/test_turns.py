"""Of two processes that prepare the same blog, the second waits."""

import threading

import pytest
from django.db import connection

from blog.operations.hosts.turns import WAITING, hold_turn

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_second_waits_until_the_first_has_ended(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    order, is_waiting = [], threading.Event()

    def report(sentence: str) -> None:
        order.append(sentence)
        is_waiting.set()

    def second() -> None:
        with hold_turn(report):
            order.append("second")
        connection.close()

    thread = threading.Thread(target=second)
    with hold_turn(order.append):
        thread.start()
        assert is_waiting.wait(10)
        order.append("first")
    thread.join(10)
    assert order == [WAITING, "first", "second"]


def test_a_turn_ends_when_preparing_fails(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    with pytest.raises(ValueError, match="broken"), hold_turn(print):
        raise ValueError("broken")
    with hold_turn(pytest.fail):
        pass

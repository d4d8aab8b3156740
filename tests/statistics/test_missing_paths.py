"""Addresses that readers asked for in vain: counted, folded, bounded."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from blog.statistics import missing_paths
from blog.statistics.buffering import count_missing, flush
from blog.statistics.missing_paths import add_missing, delete_old_missing, folded
from blog.statistics.models import MissingPath

pytestmark = pytest.mark.django_db


def counts() -> dict[str, int]:
    return dict(MissingPath.objects.values_list("path", "count"))


@pytest.mark.parametrize(
    ("path", "row"),
    [
        ("/wp-login.php", "/wp-*"),
        ("/blog/wp-admin/setup-config.php", "/wp-*"),
        ("/xmlrpc.php", "/wp-*"),
        ("/.env", "/.*"),
        ("/site/.git/config", "/.*"),
        ("/shell.PHP", "*.php"),
        ("/backup.sql", "*.php"),
        ("/cgi-bin/luci", "/cgi-bin/*"),
        ("/wp-content/uploads/2013/07/heron.jpg", "/wp-content/uploads/2013/07/heron.jpg"),
        ("/index.php", "/index.php"),
        ("/2013/07/teh-split/", "/2013/07/teh-split/"),
        ("/" + "a" * 300, "/" + "a" * 199),
    ],
)
def test_probes_are_folded_and_addresses_of_readers_are_not(path, row):
    assert folded(path) == row


def test_addresses_are_counted_without_email_addresses():
    for path in (
        "/a/",
        "/a/",
        "/wp-login.php",
        "/.env",
        "/.git/HEAD",
        "/unsubscribe/ada@b.example",
    ):
        count_missing(path)
    flush()
    count_missing("/a/")
    flush()
    assert counts() == {"/a/": 3, "/wp-*": 1, "/.*": 2}


def test_only_the_most_frequent_are_kept(monkeypatch):
    monkeypatch.setattr(missing_paths, "MAX_ROWS", 3)
    add_missing({"/often/": 9, "/sometimes/": 5})
    add_missing({f"/once/{number}/": 1 for number in range(5)})
    assert len(counts()) == 3
    assert {"/often/": 9, "/sometimes/": 5}.items() <= counts().items()


def test_what_nobody_asks_for_any_longer_is_deleted():
    add_missing({"/old/": 9})
    with time_machine.travel(timezone.now() + timedelta(days=60)):
        add_missing({"/new/": 1})
    with time_machine.travel(timezone.now() + timedelta(days=91)):
        assert delete_old_missing() == 1
    assert counts() == {"/new/": 1}

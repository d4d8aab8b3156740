"""What every store of pages does, whatever keeps them."""

import secrets
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from threading import Thread

import pytest

from blog.web.page_cache.changes.feed import Position
from blog.web.page_cache.stores import Store
from blog.web.page_cache.stores.redis import RedisStore
from blog.web.page_cache.stores.sqlite import SQLiteStore

FOREVER = 9e12
MAX_BYTES = 1_000

Make = Callable[[], Store]


@pytest.fixture(params=["sqlite", "redis"])
def make(request, tmp_path) -> Make:
    """Return a function that opens the same pages as another process does."""
    if request.param == "sqlite":
        return partial(SQLiteStore, tmp_path, edition="1", max_bytes=MAX_BYTES)
    url, edition = request.getfixturevalue("redis_url"), secrets.token_hex(4)
    return partial(RedisStore, url, edition=edition, max_bytes=MAX_BYTES)


@pytest.fixture
def store(make) -> Store:
    return make()


def keep(store: Store, key: str, *names: str, packed: bytes = b"page", until=FOREVER) -> None:
    with store.transaction() as kept:
        kept.put(key, packed, names=names, expires_at=until)


def test_a_page_is_kept_for_other_processes_and_after_a_restart(store, make):
    before = make()
    seen = before.version()
    keep(store, "/", "a")
    assert before.get("/") == make().get("/") == b"page"
    assert before.version() != seen


def test_purging_deletes_the_pages_of_a_name(store):
    keep(store, "/", "a", "b")
    keep(store, "/x/", "b")
    with store.transaction() as kept:
        assert kept.purge({"a", "c"}) == ["/"]
    assert store.get("/") is None
    assert store.get("/x/") == b"page"
    assert store.count() == (1, 4)


def test_a_page_that_is_kept_anew_has_its_new_names_only(store):
    keep(store, "/", "a", packed=b"old")
    keep(store, "/", "b", packed=b"new")
    with store.transaction() as kept:
        assert kept.purge({"a"}) == []
    assert store.get("/") == b"new"


def test_a_page_that_expired_is_not_given(store):
    keep(store, "/", until=1)
    assert store.get("/") is None
    with store.transaction() as kept:
        assert kept.delete_expired(0.5) == []
        assert kept.delete_expired(1) == ["/"]


def test_the_position_is_kept_with_the_pages(store, make):
    with store.transaction() as kept:
        assert kept.position is None
        kept.clear()
        kept.position = Position(7)
    assert make().position() == Position(7)


def test_a_transaction_that_fails_changes_nothing(store):
    with suppress(ZeroDivisionError), store.transaction() as kept:
        kept.put("/", b"page", names=["a"], expires_at=FOREVER)
        raise ZeroDivisionError
    assert store.get("/") is None


def test_what_was_read_longest_ago_is_evicted_when_the_space_is_full(store):
    for number in range(8):
        keep(store, f"/{number}/", packed=b"x" * 120)
    store.get("/0/")
    keep(store, "/8/", packed=b"x" * 120)
    assert store.get("/0/")
    assert not store.get("/1/")
    assert store.count()[1] <= 1_000


def test_only_the_first_to_claim_a_page_renders_it(store, make):
    others = []

    def wait() -> None:
        with make().claim("/") as is_first:
            others.append(is_first)

    with store.claim("/") as is_first:
        thread = Thread(target=wait)
        thread.start()
        assert is_first
        assert others == []
    thread.join()
    assert others == [False] or others == [True]

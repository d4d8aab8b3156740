"""Pages in a file that processes share."""

from contextlib import suppress
from threading import Thread

import pytest

from blog.web.page_cache.changes.feed import Position
from blog.web.page_cache.stores import StoreFailed
from blog.web.page_cache.stores.sqlite import SQLiteStore

FOREVER = 9e12


@pytest.fixture
def store(tmp_path):
    return make(tmp_path)


def make(folder, *, edition: str = "1", max_bytes: int = 1_000) -> SQLiteStore:
    return SQLiteStore(folder, edition=edition, max_bytes=max_bytes)


def keep(store: SQLiteStore, key: str, *names: str, packed: bytes = b"page", until=FOREVER):
    with store.transaction() as kept:
        kept.put(key, packed, names=names, expires_at=until)


def test_a_page_is_kept_for_other_processes_and_after_a_restart(store, tmp_path):
    before = make(tmp_path)
    seen = before.version()
    keep(store, "/", "a")
    assert before.get("/") == make(tmp_path).get("/") == b"page"
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


def test_the_position_is_kept_with_the_pages(store, tmp_path):
    with store.transaction() as kept:
        assert kept.position is None
        kept.position = Position(7)
    assert make(tmp_path).position() == Position(7)


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


def test_another_edition_of_the_program_begins_anew(store, tmp_path):
    keep(store, "/")
    assert make(tmp_path, edition="2").get("/") is None


def test_a_damaged_file_fails_once_and_is_replaced(tmp_path):
    (tmp_path / "pages.sqlite3").write_bytes(b"This is no database. " * 500)
    store = make(tmp_path)
    with pytest.raises(StoreFailed):
        store.get("/")
    keep(store, "/")
    assert store.get("/") == b"page"


def test_a_folder_that_cannot_be_made_is_a_failure(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(StoreFailed):
        make(tmp_path / "file").get("/")


def test_only_the_first_to_claim_a_page_renders_it(store, tmp_path):
    others = []

    def wait() -> None:
        with make(tmp_path).claim("/") as is_first:
            others.append(is_first)

    with store.claim("/") as is_first:
        thread = Thread(target=wait)
        thread.start()
        assert is_first
        assert others == []
    thread.join()
    assert others == [False] or others == [True]

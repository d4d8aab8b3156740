"""Pages in a file that processes share; what every store does is in test_stores."""

import pytest

from blog.web.page_cache.stores import StoreFailed
from blog.web.page_cache.stores.sqlite import SQLiteStore
from tests.web.page_cache.stores.test_stores import keep


def make(folder, *, edition: str = "1") -> SQLiteStore:
    return SQLiteStore(folder, edition=edition, max_bytes=1_000)


def test_another_edition_of_the_program_begins_anew(tmp_path):
    keep(make(tmp_path), "/")
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

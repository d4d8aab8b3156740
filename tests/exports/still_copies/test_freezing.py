"""The folder of a still copy: it appears when it is complete, and replaces only another copy."""

from pathlib import Path

import pytest

from blog.exports.archives.zip_files import ArchiveError
from blog.exports.still_copies import copying, freezing
from blog.exports.still_copies.freezing import MARK, freeze

pytestmark = pytest.mark.django_db


def test_another_copy_replaces_it_and_a_failed_one_does_not(tmp_path, monkeypatch):
    folder = tmp_path / "still"
    folder.mkdir()
    (folder / MARK).write_text("")
    (folder / "old.html").write_text("old")
    with monkeypatch.context() as broken:
        broken.setattr(freezing, "write_index", _interrupt)
        with pytest.raises(KeyboardInterrupt):
            freeze(folder)
    assert {file.name for file in tmp_path.rglob("*")} == {"still", MARK, "old.html"}
    freeze(folder)
    assert not (folder / "old.html").exists()
    assert (folder / "index.html").exists()
    assert [file.name for file in tmp_path.iterdir()] == ["still"]


def test_its_progress_is_reported(tmp_path, monkeypatch):
    monkeypatch.setattr(copying, "REPORTED", 2)
    reports = []
    pages = freeze(tmp_path / "still", report=reports.append).pages
    assert reports == list(range(2, pages + 1, 2))


def _interrupt(_folder: Path) -> None:
    raise KeyboardInterrupt


def test_a_folder_with_something_else_is_left_as_it_is(tmp_path):
    (tmp_path / "thesis.txt").write_text("dear")
    with pytest.raises(ArchiveError, match="has something else in it"):
        freeze(tmp_path)
    assert (tmp_path / "thesis.txt").read_text() == "dear"

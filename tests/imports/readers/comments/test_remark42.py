import gzip
import json
from datetime import UTC, datetime

import pytest

from blog.imports.readers.comments import remark42
from blog.imports.readers.registry import read, recognize
from blog.imports.records import Comment, CommentState, ExportRefused, Skipped

HEAD = {"version": 1, "users": [], "posts": []}
COMMENT = {
    "id": "a1",
    "pid": "",
    "text": "<p>Nice.</p>",
    "user": {"name": "Bo", "id": "google_1"},
    "locator": {"site": "harbor", "url": "https://old.example/2019/04/fog/"},
    "time": "2019-04-02T10:00:00.5+02:00",
}
LINES = [HEAD, COMMENT, {**COMMENT, "id": "a2", "pid": "a1", "delete": True}]


def backup(folder, lines, end=b""):
    path = folder / "backup.gz"
    path.write_bytes(gzip.compress("\n".join(map(json.dumps, lines)).encode() + end))
    return path


def test_comments_are_read(tmp_path):
    path = backup(tmp_path, LINES)
    assert recognize(path).name == "remark42"
    comments = [record for record in read(path) if isinstance(record, Comment)]
    assert [
        (comment.key, comment.entry, comment.parent, comment.state) for comment in comments
    ] == [
        ("a1", "path:/2019/04/fog/", "", CommentState.PUBLISHED),
        ("a2", "path:/2019/04/fog/", "a1", CommentState.REJECTED),
    ]
    assert (comments[0].name, comments[0].html) == ("Bo", "<p>Nice.</p>")
    assert comments[0].created_at == datetime(2019, 4, 2, 8, 0, 0, 500_000, tzinfo=UTC)


def test_damaged_lines_are_named(tmp_path):
    skipped = [
        record
        for record in read(backup(tmp_path, LINES, b"\n{broken\n"))
        if isinstance(record, Skipped)
    ]
    assert [(record.place.line, record.reason) for record in skipped] == [
        (4, "It is damaged and cannot be read.")
    ]


def test_a_file_that_is_cut_off_is_refused(tmp_path):
    path = backup(tmp_path, LINES * 500)
    path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(ExportRefused, match="damaged"):
        list(read(path))


def test_enormous_lines_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(remark42, "MAX_LINE", 1_000)
    with pytest.raises(ExportRefused, match="longer than 1,000 bytes"):
        list(read(backup(tmp_path, [*LINES, {**COMMENT, "text": "x" * 2_000}])))

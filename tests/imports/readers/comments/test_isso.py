import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from blog.imports.readers.comments import isso
from blog.imports.readers.registry import read, recognize
from blog.imports.records import Comment, CommentState, ExportRefused

TABLES = """
CREATE TABLE threads (id INTEGER PRIMARY KEY, uri TEXT, title TEXT);
CREATE TABLE comments (tid, id INTEGER PRIMARY KEY, parent, created, modified, mode, remote_addr,
                       text, author, email, website);
INSERT INTO threads VALUES (1, '/2019/04/fog/', 'Fog');
INSERT INTO comments VALUES
  (1, 1, NULL, 1554199200.5, NULL, 1, '127.0.0.0', 'A *b*', 'Bo', 'bo@example.org', 'https://b.example'),
  (1, 2, 1, 1554199201, NULL, 2, '127.0.0.0', 'Reply', NULL, NULL, NULL),
  (1, 3, NULL, 1554199202, NULL, 4, '127.0.0.0', '', NULL, NULL, NULL);
"""
ENDLESS = """
CREATE TABLE threads (id INTEGER PRIMARY KEY, uri TEXT);
CREATE VIEW comments AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)
  SELECT 1 AS tid, i AS id, 0 AS parent, 0 AS created, 1 AS mode, '' AS text, '' AS author,
         '' AS email, '' AS website FROM n;
INSERT INTO threads VALUES (1, '/');
"""


def database(folder: Path, script: str) -> Path:
    path = folder / "comments.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(script)
    return path


def test_comments_are_read(tmp_path):
    path = database(tmp_path, TABLES)
    assert recognize(path).name == "isso"
    comments = [record for record in read(path) if isinstance(record, Comment)]
    assert [
        (comment.key, comment.entry, comment.parent, comment.state) for comment in comments
    ] == [
        ("1", "path:/2019/04/fog/", "", CommentState.PUBLISHED),
        ("2", "path:/2019/04/fog/", "1", CommentState.PENDING),
        ("3", "path:/2019/04/fog/", "", CommentState.REJECTED),
    ]
    assert (comments[0].name, comments[0].html) == ("Bo", "<p>A <em>b</em></p>\n")
    assert comments[0].created_at == datetime(2019, 4, 2, 10, 0, 0, 500_000, tzinfo=UTC)


@pytest.mark.parametrize("script", ["CREATE TABLE other (a);", ENDLESS])
def test_other_databases_and_endless_ones_are_refused(tmp_path, monkeypatch, script):
    monkeypatch.setattr(isso, "_STEPS", 1_000)
    monkeypatch.setattr(isso, "_CHECKS", 10)
    with pytest.raises(ExportRefused, match="not a database of isso"):
        list(read(database(tmp_path, script)))

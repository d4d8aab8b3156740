import gzip
import json
from datetime import UTC, datetime

import pytest

from blog.imports.readers.comments import places
from blog.imports.readers.registry import read, recognize
from blog.imports.records import Comment, CommentState, ExportRefused

COMMENT = {
    "commentHex": "c1",
    "url": "/2019/04/fog/",
    "commenterHex": "p1",
    "markdown": "Nice.",
    "html": "<p>Nice.</p>",
    "parentHex": "root",
    "state": "approved",
    "creationDate": "2019-04-02T10:00:00Z",
}
EXPORT = {
    "version": 1,
    "comments": [
        COMMENT,
        {**COMMENT, "commentHex": "c2", "parentHex": "c1", "state": "unapproved"},
        {**COMMENT, "commentHex": "c3", "deleted": True},
    ],
    "commenters": [
        {"commenterHex": "p1", "name": "Bo", "email": "bo@example.org", "link": "undefined"}
    ],
}


def export(folder, data: bytes):
    path = folder / "export.json.gz"
    path.write_bytes(gzip.compress(data))
    return path


def test_comments_are_read(tmp_path):
    path = export(tmp_path, json.dumps(EXPORT).encode())
    assert recognize(path).name == "commento"
    comments = [record for record in read(path) if isinstance(record, Comment)]
    assert [
        (comment.key, comment.entry, comment.parent, comment.state) for comment in comments
    ] == [
        ("c1", "path:/2019/04/fog/", "", CommentState.PUBLISHED),
        ("c2", "path:/2019/04/fog/", "c1", CommentState.PENDING),
        ("c3", "path:/2019/04/fog/", "", CommentState.REJECTED),
    ]
    first = comments[0]
    assert (first.name, first.email, first.url) == ("Bo", "bo@example.org", "")
    assert first.created_at == datetime(2019, 4, 2, 10, tzinfo=UTC)


def test_a_damaged_or_enormous_file_is_refused(tmp_path, monkeypatch):
    with pytest.raises(ExportRefused, match="damaged"):
        list(read(export(tmp_path, json.dumps(EXPORT).encode()[:-9]), name="commento"))
    monkeypatch.setattr(places, "MAX_BYTES", 100)
    with pytest.raises(ExportRefused, match="has more than"):
        list(read(export(tmp_path, json.dumps(EXPORT).encode()), name="commento"))

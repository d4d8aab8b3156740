from datetime import UTC, datetime
from pathlib import Path

import pytest

from blog.imports.readers.registry import read, recognize
from blog.imports.records import Blog, Comment, CommentState, Options, Skipped

SAMPLE = """<?xml version="1.0" encoding="utf-8"?>
<disqus xmlns="http://disqus.com" xmlns:dsq="http://disqus.com/disqus-internals">
<category dsq:id="1"><forum>harbor</forum></category>
<thread dsq:id="10"><id/><link>https://old.example/2019/04/fog/?a=b</link><title>Fog</title></thread>
<post dsq:id="20"><message><![CDATA[<p>Nice.</p>]]></message>
<createdAt>2019-04-02T10:00:00Z</createdAt><isDeleted>false</isDeleted><isSpam>false</isSpam>
<author><email>bo@example.org</email><name>Bo</name></author><thread dsq:id="10"/></post>
<post dsq:id="21"><message><![CDATA[Buy]]></message><createdAt>2019-04-03T10:00:00Z</createdAt>
<isDeleted>true</isDeleted><isSpam>true</isSpam><author><name>x</name></author>
<thread dsq:id="10"/><parent dsq:id="20"/></post>
<post dsq:id="22"><message>Gone</message><createdAt>2019-04-03T10:00:00Z</createdAt>
<isDeleted>true</isDeleted><isSpam>false</isSpam><thread dsq:id="10"/></post>
<post dsq:id="23"><message>Lost</message><createdAt>2019-04-03T10:00:00Z</createdAt>
<thread dsq:id="99"/></post>
</disqus>"""


@pytest.fixture
def export(tmp_path) -> Path:
    path = tmp_path / "disqus.xml"
    path.write_text(SAMPLE)
    return path


def records_of(kind: type, path: Path) -> list:
    options = Options(site_url="https://old.example/")
    return [record for record in read(path, options=options) if isinstance(record, kind)]


def test_an_export_is_recognized(export):
    assert recognize(export).name == "disqus"
    assert records_of(Blog, export)[0].key == "disqus:old.example"


def test_comments_belong_to_posts_by_their_path(export):
    assert [
        (comment.key, comment.entry, comment.parent, comment.state)
        for comment in records_of(Comment, export)
    ] == [
        ("20", "path:/2019/04/fog/", "", CommentState.PUBLISHED),
        ("21", "path:/2019/04/fog/", "20", CommentState.SPAM),
        ("22", "path:/2019/04/fog/", "", CommentState.REJECTED),
    ]


def test_a_comment_is_read_with_its_writer(export):
    comment = records_of(Comment, export)[0]
    assert (comment.name, comment.email, comment.html) == ("Bo", "bo@example.org", "<p>Nice.</p>")
    assert comment.created_at == datetime(2019, 4, 2, 10, tzinfo=UTC)


def test_comments_without_a_thread_are_named(export):
    assert [skipped.reason for skipped in records_of(Skipped, export)] == [
        "Its thread is not in the export."
    ]

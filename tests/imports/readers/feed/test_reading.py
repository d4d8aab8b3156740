from datetime import UTC, datetime
from pathlib import Path

import pytest

from blog.imports.readers.registry import read, recognize
from blog.imports.records import Author, Blog, Entry, ExportRefused, Problem

RSS = """<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom"><channel>
<title>Harbor &amp; Tides</title><atom:link href="https://old.example/feed/" rel="self"/>
<link>https://old.example</link><description>Boats</description><language>en</language>
<item><title>Fog</title><link>https://old.example/2019/04/fog/</link><dc:creator>Ada</dc:creator>
<pubDate>Tue, 02 Apr 2019 10:00:00 +0000</pubDate><category>Boats</category>
<guid>https://old.example/?p=12</guid><description>Short</description>
<content:encoded><![CDATA[<p>All of it</p>]]></content:encoded>
<enclosure url="https://old.example/fog.mp3" type="audio/mpeg"/></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbor</title>
<link rel="self" href="https://old.example/atom.xml"/>
<entry><title type="html">A &amp;amp; b</title><id>tag:old.example,2019:1</id>
<link rel="edit" href="https://old.example/edit"/><link href="https://old.example/a.html?x=1"/>
<published>2019-04-02T10:00:00Z</published><updated>2019-04-03T10:00:00Z</updated>
<author><name>Ada</name></author><category term="boats" label="Boats"/>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One<br/>two</p></div></content>
</entry></feed>"""


def records_of(kind: type, path: Path) -> list:
    return [record for record in read(path) if isinstance(record, kind)]


def test_a_feed_of_rss_is_read(tmp_path):
    path = tmp_path / "feed.xml"
    path.write_text(RSS)
    assert recognize(path).name == "feed"
    [blog], [post] = records_of(Blog, path), records_of(Entry, path)
    assert (blog.key, blog.name, blog.language) == ("old.example", "Harbor & Tides", "en")
    assert (post.title, post.slug, post.paths) == ("Fog", "fog", ("/2019/04/fog/",))
    assert (post.key, post.tags, post.authors) == (
        "https://old.example/?p=12",
        ("Boats",),
        ("Ada",),
    )
    assert post.published_at == datetime(2019, 4, 2, 10, tzinfo=UTC)
    assert post.html == (
        '<p>All of it</p><figure><audio src="https://old.example/fog.mp3"></audio></figure>'
    )


def test_a_feed_of_atom_is_read(tmp_path):
    path = tmp_path / "atom.xml"
    path.write_text(ATOM)
    [post] = records_of(Entry, path)
    assert (post.title, post.paths, post.tags) == ("A & b", ("/a.html?x=1",), ("Boats",))
    assert post.updated_at == datetime(2019, 4, 3, 10, tzinfo=UTC)
    assert post.html == "<div><p>One<br>two</p></div>"


def test_pages_of_a_feed_are_read_together_and_no_post_twice(tmp_path):
    (tmp_path / "0001.xml").write_text(RSS)
    (tmp_path / "0002.xml").write_text(RSS)
    (tmp_path / "0003.xml").write_text(ATOM)
    assert len(records_of(Entry, tmp_path)) == 2
    assert [author.name for author in records_of(Author, tmp_path)] == ["Ada"]
    assert [problem.message for problem in records_of(Problem, tmp_path)] == [
        "A feed has no pages, drafts or comments, and maybe only the beginning of each post."
    ]


def test_what_is_no_feed_is_refused(tmp_path):
    (tmp_path / "x.xml").write_text("<html/>")
    with pytest.raises(ExportRefused, match="no feed"):
        list(read(tmp_path, name="feed"))

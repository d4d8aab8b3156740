import json
import zipfile
from datetime import UTC, datetime
from html import escape
from pathlib import Path

import pytest

from blog.imports.readers.registry import read, recognize
from blog.imports.records import Blog, Entry, Options, Problem, Skipped, Status

TABLE = """post_id,post_date,is_published,email_sent_at,type,audience,title,subtitle,podcast_url
101.weirs,2021-05-06T07:00:00.000Z,true,,newsletter,everyone,"Weirs, locks",On rivers,
102.paid,2021-05-07T07:00:00.000Z,true,,newsletter,only_paid,Paid,,
103.,2021-05-08T07:00:00.000Z,false,,newsletter,everyone,Idea,,
104.talk,2021-05-09T07:00:00.000Z,true,,podcast,everyone,Talk,,https://a.example/talk.mp3
"""


def attrs(**values: str) -> str:
    return f'data-attrs="{escape(json.dumps(values))}"'


TEXT = (
    "<p>Text"
    '<a id="footnote-anchor-1" href="#footnote-1">1</a></p>'
    f'<div class="captioned-image-container"><figure><img src="https://cdn/x" '
    f"{attrs(src='https://s3.example/weir.jpg')}><figcaption>A weir</figcaption></figure></div>"
    f'<div class="subscription-widget-wrap" {attrs(url="https://x.example")}><form></form></div>'
    f'<div class="youtube-wrap" {attrs(videoId="abcdefgh123")}><iframe></iframe></div>'
    f'<div class="tweet" {attrs(url="https://twitter.com/a/status/1")}></div>'
    '<div class="footnote"><a id="footnote-1" href="#footnote-anchor-1">1</a>'
    '<div class="footnote-content"><p>A note.</p></div></div>'
)


@pytest.fixture
def export(tmp_path) -> Path:
    path = tmp_path / "substack.zip"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("posts.csv", TABLE)
        file.writestr("posts/101.weirs.html", TEXT)
        file.writestr("posts/102.paid.html", "<p>P</p>")
        file.writestr("posts/104.talk.html", "<p>T</p>")
        file.writestr("email_list.x.csv", "email\na@example.org\nb@example.org\n")
    return path


def records_of(kind: type, path: Path) -> list:
    options = Options(site_url="https://water.substack.com/")
    return [record for record in read(path, options=options) if isinstance(record, kind)]


def test_an_export_is_recognized(export):
    assert recognize(export).name == "substack"
    assert records_of(Blog, export)[0].key == "water.substack.com"


def test_a_post_is_read_with_all_its_parts(export):
    post = records_of(Entry, export)[0]
    assert (post.key, post.title, post.slug) == ("101", "Weirs, locks", "weirs")
    assert (post.excerpt, post.paths) == ("On rivers", ("/p/weirs",))
    assert post.published_at == datetime(2021, 5, 6, 7, tzinfo=UTC)
    assert "<p>Text<foot-note>A note.</foot-note></p>" in post.html
    assert 'src="https://s3.example/weir.jpg"' in post.html
    assert '<p><a href="https://www.youtube.com/watch?v=abcdefgh123">' in post.html
    assert '<p><a href="https://twitter.com/a/status/1">' in post.html
    assert "x.example" not in post.html


def test_only_what_everyone_could_read_is_published(export):
    assert [(post.slug, post.status) for post in records_of(Entry, export)] == [
        ("weirs", Status.PUBLISHED),
        ("paid", Status.PRIVATE),
        ("", Status.DRAFT),
        ("talk", Status.PUBLISHED),
    ]


def test_a_podcast_keeps_its_sound(export):
    talk = records_of(Entry, export)[3]
    assert talk.html.startswith('<figure><audio src="https://a.example/talk.mp3">')


def test_subscribers_and_what_is_missing_are_named(export):
    assert [skipped.what for skipped in records_of(Skipped, export)] == ["2 subscribers"]
    assert [problem.message for problem in records_of(Problem, export)] == [
        "A button or form for subscribing was left out.",
        "The export has no text for the post.",
    ]

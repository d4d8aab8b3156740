import re
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from zipfile import ZipFile

import pytest

from blog.imports.readers.registry import read
from blog.imports.records import (
    Attachment,
    Author,
    Blog,
    Comment,
    CommentState,
    Entry,
    EntryKind,
    ExportRefused,
    Options,
    Place,
    Problem,
    Skipped,
    Status,
)

SAMPLES = Path(__file__).parents[2] / "samples" / "imports"
TAKEOUT, BACKUP = SAMPLES / "takeout.atom", SAMPLES / "blogger.xml"
INNER = "Takeout/Blogger/Blogs/Tides/feed.atom"


def records_of(path: Path, kind: type, **options: str) -> list:
    return [record for record in read(path, options=Options(**options)) if type(record) is kind]


def zipped(path: Path, **others: str) -> Path:
    with ZipFile(path, "w") as file:
        file.write(TAKEOUT, INNER)
        for name, text in others.items():
            file.writestr(name, text)
    return path


def test_takeout_yields_posts_pages_drafts_and_what_was_in_the_trash():
    entries = records_of(TAKEOUT, Entry)
    assert {entry.key: (entry.kind, entry.status) for entry in entries} == {
        "501": (EntryKind.POST, Status.PUBLISHED),
        "502": (EntryKind.POST, Status.PUBLISHED),
        "503": (EntryKind.POST, Status.DRAFT),
        "504": (EntryKind.POST, Status.TRASHED),
        "601": (EntryKind.PAGE, Status.PUBLISHED),
    }


def test_takeout_yields_all_parts_of_a_post():
    entry = records_of(TAKEOUT, Entry)[0]
    assert entry.html.startswith("First part.<a name='more'></a><br />")
    assert entry.place == Place("takeout.atom", 17, "High water")
    assert (entry.title, entry.slug, entry.paths) == (
        "High water",
        "high-water",
        ("/2011/05/high-water.html",),
    )
    assert entry.feed_id == "tag:blogger.com,1999:blog-77.post-501"
    assert entry.excerpt == "When the sea is high."
    assert entry.tags == ("Sea & shore", "Tides")
    assert entry.authors == ("Ada",)
    assert entry.published_at == datetime(2011, 5, 1, 8, tzinfo=UTC)
    assert entry.updated_at == datetime(2011, 5, 2, 8, tzinfo=UTC)


def test_only_live_comments_are_published():
    comments = records_of(TAKEOUT, Comment)
    assert {comment.key: comment.state for comment in comments} == {
        "9001": CommentState.PUBLISHED,
        "9002": CommentState.SPAM,
        "9003": CommentState.PUBLISHED,
        "9004": CommentState.REJECTED,
        "9005": CommentState.PENDING,
        "9006": CommentState.REJECTED,
    }


def test_replies_name_their_comment_and_nameless_writers_are_anonymous():
    comments = {comment.key: comment for comment in records_of(TAKEOUT, Comment)}
    assert (comments["9003"].entry, comments["9003"].parent) == ("501", "9001")
    assert comments["9001"].parent == ""
    assert comments["9001"].url == "http://bob.example/"
    assert comments["9002"].name == "Anonymous"


def test_control_characters_are_left_out_and_named():
    post = records_of(TAKEOUT, Entry)[1]
    assert post.html.startswith('Text with a control character  and a picture: <img src="https://')
    messages = [problem.message for problem in records_of(TAKEOUT, Problem)]
    assert messages == ["References to forbidden characters were left out."]


def test_the_backup_is_read_without_declared_prefixes():
    posts, comments = records_of(BACKUP, Entry), records_of(BACKUP, Comment)
    assert [(post.key, post.status, post.paths) for post in posts] == [
        ("701", Status.PUBLISHED, ("/2008/04/pier_15.html",)),
        ("702", Status.DRAFT, ()),
    ]
    assert [(comment.key, comment.entry, comment.parent) for comment in comments] == [
        ("801", "701", ""),
        ("802", "701", "801"),
    ]
    assert [comment.email for comment in comments] == ["", "alice@example.org"]
    assert records_of(BACKUP, Problem) == []


def test_a_comment_of_the_backup_without_a_date_is_named(tmp_path):
    head, comment = BACKUP.read_text("utf-8").split("post-801<", 1)
    undated = re.sub(r"<[^<>]*published>[^<]*</[^<>]*published>", "", comment, count=1)
    backup = tmp_path / "blogger.xml"
    backup.write_text(f"{head}post-801<{undated}", "utf-8")
    assert [comment.key for comment in records_of(backup, Comment)] == ["802"]
    reasons = [(skipped.what, skipped.reason) for skipped in records_of(backup, Skipped)]
    assert ("comment", "It has no date.") in reasons


def test_the_backup_tells_the_settings_and_skips_the_template():
    (blog,) = records_of(BACKUP, Blog)
    assert (blog.key, blog.name, blog.description) == ("88", "Old harbors", "Where ships were")
    assert (blog.language, blog.time_zone) == ("id", "Asia/Singapore")
    assert blog.url == "https://www.harbors.example/"
    assert [skipped.what for skipped in records_of(BACKUP, Skipped)] == ["template"]
    assert [author.name for author in records_of(BACKUP, Author)] == ["Alice"]


def test_a_given_url_is_that_of_the_old_blog():
    (blog,) = records_of(BACKUP, Blog, site_url="https://other.example/")
    assert blog.url == "https://other.example/"


def test_the_zip_file_of_takeout_is_read_with_its_settings_and_albums(tmp_path):
    path = zipped(
        tmp_path / "takeout.zip",
        **{
            "Takeout/Blogger/Blogs/Tides/settings.csv": "blog_subdomain,blog_locale\ntides,pt_BR\n",
            "Takeout/Blogger/Albums/Tides/pier.jpg": "",
            "Takeout/Blogger/Albums/Tides/pier.jpg.json": "{}",
            "__MACOSX/Takeout/Blogger/Albums/Tides/._pier.jpg": "",
            "Takeout/Blogger/Comments/Others/feed.atom": TAKEOUT.read_text("utf-8"),
        },
    )
    (blog,) = records_of(path, Blog)
    assert (blog.name, blog.url) == ("Notes on Tides", "https://tides.blogspot.com/")
    assert blog.language == "pt-BR"
    assert [found.path for found in records_of(path, Attachment)] == [
        "Takeout/Blogger/Albums/Tides/pier.jpg"
    ]
    assert Counter(type(record) for record in read(path))[Entry] == 5


def test_the_folder_of_takeout_is_read(tmp_path):
    with ZipFile(zipped(tmp_path / "takeout.zip")) as file:
        file.extractall(tmp_path / "unpacked")
    assert len(records_of(tmp_path / "unpacked", Entry)) == 5


def test_the_comments_on_other_blogs_are_refused(tmp_path):
    entries = TAKEOUT.read_text("utf-8").split("  <entry>")
    comments = [entry for entry in entries if ">COMMENT<" in entry]
    path = tmp_path / "feed.atom"
    path.write_text("  <entry>".join([entries[0], *comments]), "utf-8")
    with pytest.raises(ExportRefused, match="the comments that you wrote on other blogs"):
        list(read(path))


def test_several_blogs_are_refused_by_name(tmp_path):
    other = {"Takeout/Blogger/Blogs/Ports/feed.atom": TAKEOUT.read_text("utf-8")}
    with pytest.raises(ExportRefused, match="“Ports”, “Tides”"):
        list(read(zipped(tmp_path / "takeout.zip", **other)))

"""A WXR file: valid, complete, and read by the reader of WordPress's exports."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import override_settings
from django.utils import timezone
from lxml import etree

from blog.comments.models import Kind, State
from blog.exports.archives.zip_files import ArchiveError
from blog.exports.wordpress.writing import write_wxr
from blog.imports.readers.registry import read
from blog.imports.records import (
    Attachment,
    Author,
    Blog,
    Comment,
    CommentState,
    Entry,
    EntryKind,
    Problem,
    Skipped,
    Status,
)
from blog.posts.models import Kind as PostKind
from blog.site.models import Site
from tests.factories import (
    A_DAY,
    attaching,
    citing,
    make_account,
    make_comment,
    make_draft,
    make_file,
    make_mention,
    make_picture,
    make_post,
    make_source,
    make_trashed,
    rewrite,
    showing,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def blog(module_queue, module_rows, tmp_path_factory):
    """A blog with a little of everything, as (its post, its picture)."""
    media = str(tmp_path_factory.mktemp("media"))
    with override_settings(MEDIA_ROOT=media, ORIGIN="https://old.example"):
        Site.objects.update_or_create(pk=1, defaults={"name": "Notes", "time_zone": "Asia/Tokyo"})
        ada = make_account("ada", email="ada@example.org")
        picture = make_picture(alt="A lock", caption="At dusk")
        body = f"<p>So.{citing(make_source(title='Über Fähren'), locator='45')} ]]></p>"
        body += f"<foot-note>My note</foot-note>{showing(picture)}{attaching(make_file())}"
        post = make_post(
            title="A & B", body=body, author=ada, at=A_DAY, tags=("Łódź",), summary="Short"
        )
        rewrite(post, lead_picture=picture, series="Canals", authors=[ada, "A Guest"])
        first = make_comment(post=post, body="Hello *there*\x0b", email="eve@example.org")
        make_comment(post=post, parent=first, name="Ada", account=ada)
        make_comment(post=post, state=State.PENDING)
        make_comment(post=post, state=State.SPAM)
        make_comment(post=post, state=State.REMOVED)
        make_mention(post=post, kind=Kind.MENTION)
        make_post(title="About", kind=PostKind.PAGE)
        make_draft(title="A draft")
        make_post(title="Later", at=timezone.now() + timedelta(days=1))
        make_trashed(title="Gone", author=make_account("bob"))
        yield post, picture


@pytest.fixture(scope="module")
def records(blog, tmp_path_factory):
    path = tmp_path_factory.mktemp("wxr") / "blog.xml"
    assert write_wxr(path) == 5
    etree.parse(path)
    return list(read(path))


def of(kind: type, records: list) -> list:
    return [record for record in records if isinstance(record, kind)]


def test_the_reader_has_nothing_to_repair_or_skip(records):
    assert of(Problem, records) == of(Skipped, records) == []


def test_the_blog_and_its_authors(records):
    [blog] = of(Blog, records)
    assert (blog.name, blog.url) == ("Notes", "https://old.example")
    authors = [(author.key, author.name, author.email) for author in of(Author, records)]
    assert authors[:2] == [("a-guest", "A Guest", ""), ("ada", "Ada", "ada@example.org")]


def test_the_posts_with_their_states(records):
    entries = {entry.title: (entry.kind, entry.status) for entry in of(Entry, records)}
    assert entries == {
        "A & B": (EntryKind.POST, Status.PUBLISHED),
        "About": (EntryKind.PAGE, Status.PUBLISHED),
        "A draft": (EntryKind.POST, Status.DRAFT),
        "Later": (EntryKind.POST, Status.SCHEDULED),
        "Gone": (EntryKind.POST, Status.TRASHED),
    }


def test_a_post_with_all_its_parts(records, blog):
    post, picture = blog
    entry = next(entry for entry in of(Entry, records) if entry.title == "A & B")
    assert (entry.slug, entry.excerpt, entry.authors) == ("a-b", "Short", ("ada",))
    assert (entry.tags, entry.categories) == (("Łódź",), ("Canals",))
    assert entry.published_at == A_DAY.astimezone(UTC)
    assert post.get_absolute_url() in entry.paths
    thumbnail = next(found for found in of(Attachment, records) if found.alt == "A lock")
    assert entry.featured == f"attachment:{thumbnail.key}"
    assert thumbnail.url == f"https://old.example/media/{picture.path}"
    assert thumbnail.caption == "At dusk"


def test_notes_and_bibliography_are_plain_html(records):
    entry = next(entry for entry in of(Entry, records) if entry.title == "A & B")
    for text in ("Über Fähren", "My note", "]]&gt;", "<img"):
        assert text in entry.html
    assert "<cite-ref" not in entry.html
    assert "srcset" not in entry.html


def test_comments_with_threads_and_states(records):
    comments = of(Comment, records)
    states = [comment.state for comment in comments]
    assert states == [
        *(CommentState.PUBLISHED, CommentState.PUBLISHED, CommentState.PENDING),
        *(CommentState.SPAM, CommentState.REJECTED, CommentState.PUBLISHED),
    ]
    first, reply, *_others, mention = comments
    assert (first.html, first.email) == ("<p>Hello <em>there</em></p>", "eve@example.org")
    assert (reply.parent, reply.author) == (first.key, "ada")
    assert mention.is_pingback
    assert mention.url.startswith("https://ada.example/")


def test_dates_are_in_the_zone_of_the_blog_and_in_utc(blog, tmp_path):
    write_wxr(tmp_path / "blog.xml")
    text = (tmp_path / "blog.xml").read_text("utf-8")
    at = datetime(2013, 7, 15, 21, 0, tzinfo=UTC)
    assert f"<wp:post_date>{at:%Y-%m-%d %H:%M:%S}</wp:post_date>" in text
    assert "<wp:post_date_gmt>2013-07-15 12:00:00</wp:post_date_gmt>" in text


def test_only_the_posts_of_an_author(blog, tmp_path):
    bob = blog[0].bylines.model.objects.get(account__username="bob").account
    assert write_wxr(tmp_path / "bob.xml", author=bob) == 1
    text = (tmp_path / "bob.xml").read_text("utf-8")
    assert "ada@example.org" not in text
    assert "Canals" not in text


def test_a_file_that_cannot_be_written(tmp_path):
    with pytest.raises(ArchiveError, match="could not be written"):
        write_wxr(tmp_path / "missing" / "blog.xml")

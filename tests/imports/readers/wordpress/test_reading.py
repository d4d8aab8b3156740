from datetime import UTC, datetime
from pathlib import Path

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
    Problem,
    Redirect,
    Skipped,
    Status,
)

SAMPLE = Path("tests/samples/imports/wordpress.xml")


def records_of(kind: type, path: Path = SAMPLE) -> list:
    return [record for record in read(path) if isinstance(record, kind)]


def test_the_blog_and_the_authors_who_wrote_something_are_read():
    [blog] = records_of(Blog)
    assert (blog.key, blog.name, blog.url) == (
        "harbor.example",
        "Harbor Notes & Tides",
        "https://www.harbor.example",
    )
    assert [(author.key, author.name, author.email) for author in records_of(Author)] == [
        ("ada", "Ada Quay", "ada@harbor.example"),
        ("guest", "guest", ""),
    ]


def test_a_post_is_read_with_all_its_parts():
    post = records_of(Entry)[0]
    assert post.title == "The ferry & the fog"
    assert (post.kind, post.status, post.slug) == (EntryKind.POST, Status.PUBLISHED, "the-ferry")
    assert post.paths == ("/2019/04/the-ferry/", "/2019/04/the-boat/", "/?p=12")
    assert post.published_at == datetime(2019, 4, 2, 7, 30, tzinfo=UTC)
    assert post.updated_at == datetime(2019, 5, 1, 8, 0, tzinfo=UTC)
    assert (post.tags, post.categories) == (("Ebb & flow",), ("Ferries",))
    assert (post.authors, post.excerpt) == (("ada",), "About the fog.")
    assert (post.featured, post.format, post.is_sticky) == ("attachment:31", "gallery", True)
    assert (post.has_password, post.allows_comments) == (False, True)
    assert post.feed_id == "https://www.harbor.example/?p=12"


def test_the_text_of_a_post_has_no_code_of_wordpress():
    post = records_of(Entry)[0]
    assert post.html == (
        "<p>First line<br>second line</p>\n"
        '<figure data-gallery="grid"><figure><img src="attachment:31" alt="A pier in fog">'
        "<figcaption>Fog at <b>noon</b></figcaption></figure></figure>\n"
        "<!--more-->\n"
        "<p>After the fold<foot-note>A note.</foot-note>.</p>\n"
        '<figure><img class="wp-image-31" src="attachment:31" alt="A pier in fog">'
        "<figcaption>Fog <em>again</em></figcaption></figure>\n"
        '<p><a href="https://www.youtube.com/watch?v=abcdefgh123">'
        "https://www.youtube.com/watch?v=abcdefgh123</a></p>\n"
        '<pre data-language="python"><code>if a &lt; b and [gallery]:\n\n    pass</code></pre>\n'
        '<p>[slider id="7"]</p>'
    )


def test_pages_keep_their_parents_and_their_paths():
    about, crew = (entry for entry in records_of(Entry) if entry.kind == EntryKind.PAGE)
    assert (about.status, about.allows_comments) == (Status.PRIVATE, False)
    assert about.paths == ("/about/", "/?page_id=2", "/?p=2")
    assert (crew.status, crew.parent, crew.has_password) == (Status.DRAFT, "2", True)
    assert crew.paths == ("/about/crew/", "/?page_id=21", "/?p=21")
    assert crew.published_at == datetime(2018, 2, 1, tzinfo=UTC)


def test_blocks_become_html_with_notes_and_shared_blocks():
    about = records_of(Entry)[1]
    assert " ".join(about.html.split()) == (
        "<p>Hello<foot-note>A <em>foot</em>note.</foot-note>.</p> <p>From a shared block.</p>"
    )


def test_scheduled_posts_stay_scheduled():
    assert records_of(Entry)[3].status == Status.SCHEDULED


def test_comments_keep_their_threads_and_states():
    comments = records_of(Comment)
    assert [
        (comment.key, comment.entry, comment.parent, comment.state, comment.is_pingback)
        for comment in comments
    ] == [
        ("81", "12", "", CommentState.PUBLISHED, False),
        ("82", "12", "81", CommentState.PENDING, False),
        ("83", "12", "", CommentState.SPAM, True),
        ("84", "12", "", CommentState.REJECTED, False),
    ]
    assert (comments[0].name, comments[0].html) == ("Bo & Co", "Nice.\n\nReally.")
    assert [comment.author for comment in comments] == ["", "ada", "", ""]


def test_attachments_are_read():
    [attachment] = records_of(Attachment)
    assert (attachment.key, attachment.url) == ("31", "https://www.harbor.example/files/fog.jpg")
    assert (attachment.entry, attachment.alt, attachment.caption) == (
        "12",
        "A pier in fog",
        "Fog at noon",
    )


def test_lists_and_attachments_redirect():
    redirects = {record.path: record.to for record in records_of(Redirect) if not record.is_guess}
    assert redirects["/category/boats/"] == redirects["/?cat=3"] == "tag:Boats"
    assert redirects["/category/boats/ferries/"] == redirects["/?cat=4"] == "tag:Ferries"
    assert redirects["/tag/ebb/"] == "tag:Ebb & flow"
    assert redirects["/author/ada/"] == redirects["/?author=1"] == "author:ada"
    assert redirects["/?feed=rss2"] == redirects["/feed/rss2/"] == "/feed/rss/"
    assert redirects["/?attachment_id=31"] == "entry:12"


def test_paths_in_other_structures_are_guesses():
    guesses = [(record.path, record.to) for record in records_of(Redirect) if record.is_guess]
    assert guesses == [
        ("/2019/04/02/the-ferry/", "entry:12"),
        ("/2019/04/the-ferry/", "entry:12"),
        ("/the-ferry/", "entry:12"),
        ("/archives/12", "entry:12"),
        ("/archives/the-ferry/", "entry:12"),
    ]


def test_what_is_not_imported_is_named():
    assert [skipped.what for skipped in records_of(Skipped)] == [
        "comment of the type “order_note”",
        "comments on attachments",
        "nav_menu_item",
        "wp_block",
    ]


def test_losses_are_named_with_their_place():
    assert [str(problem.place).partition(": ")[2] for problem in records_of(Problem)][:1] == [
        "item 1, ID 12, “The ferry & the fog”"
    ]
    assert [problem.message for problem in records_of(Problem)] == [
        "The shortcode [slider] is unknown and was kept as text.",
        "The export has no attachment with the ID 32, which a gallery or playlist shows.",
        "The block “latest-posts”, whose content WordPress makes, was left out.",
    ]


def test_other_prefixes_and_namespaces_are_read(tmp_path):
    path = tmp_path / "other.xml"
    path.write_text(
        '<rss xmlns:w="http://wordpress.org/export/1.0/"><channel><item>'
        "<title>A</title><w:post_id>1</w:post_id><w:post_id>2</w:post_id>"
        '<status xmlns="http://wordpress.org/export/1.2/">draft</status>'
        "<x:y>z</x:y></item></channel></rss>"
    )
    [entry] = records_of(Entry, path)
    assert (entry.key, entry.status) == ("1", Status.DRAFT)
    assert [problem.message for problem in records_of(Problem, path)] == [
        "The prefix “x” is not declared.",
        "The file does not say which version of WordPress’s format it has; it was read as 1.2.",
    ]


def test_a_file_that_is_cut_off_is_named_and_its_last_item_left_out(tmp_path):
    path = tmp_path / "cut.xml"
    path.write_bytes(SAMPLE.read_bytes().partition(b"Really.")[0])
    assert records_of(Entry, path) == []
    messages = [problem.message for problem in records_of(Problem, path)]
    assert messages[0].startswith("The file ends inside <wp:comment_content>")
    assert messages[1] == "The file has no posts or pages of WordPress that can be read."


def test_entities_are_refused(tmp_path):
    path = tmp_path / "bomb.xml"
    bomb = b"<!DOCTYPE rss [<!ENTITY a 'aaaa'>]>"
    path.write_bytes(SAMPLE.read_bytes().replace(b"<rss", bomb + b"<rss", 1))
    with pytest.raises(ExportRefused, match="entities"):
        list(read(path))


def test_several_files_are_refused(tmp_path):
    for name in ("one.xml", "two.xml"):
        (tmp_path / name).write_bytes(SAMPLE.read_bytes())
    with pytest.raises(ExportRefused, match=r"one\.xml, two\.xml"):
        list(read(tmp_path, name="wordpress"))


def test_reading_twice_yields_the_same():
    assert list(read(SAMPLE)) == list(read(SAMPLE))

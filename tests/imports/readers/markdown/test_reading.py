from datetime import UTC, datetime
from pathlib import Path

import pytest

from blog.imports.readers.markdown import reading
from blog.imports.readers.registry import read, recognize
from blog.imports.records import (
    Attachment,
    Author,
    Blog,
    Entry,
    EntryKind,
    ExportRefused,
    Problem,
    Skipped,
    Status,
    Work,
)

POST = """---
title: Weirs & locks
date: 2020-02-03 10:00:00 +0100
tags: water, stone
categories: [Canals]
author: Lo Kahn
redirect_from: /old/weirs
image: /images/lead.jpg
---
Text[^1] with a picture ![A weir](weir.jpg) and [another](2019-01-02-first.md).

[^1]: A *note*.

Cited [@luthi2008, p. 12] and [@odd].

<!--more-->

```python
a < b
```
"""
BIB = "@book{luthi2008, author = {Roger Lüthi}, title = {Weirs}, year = 2008}\n"


@pytest.fixture
def folder(tmp_path) -> Path:
    files = {
        "_config.yml": "title: Canals\nurl: https://canals.example\n",
        "_posts/2020-02-03-weirs.md": POST,
        "_posts/2019-01-02-first.md": "First, without front matter.\n",
        "_posts/weir.jpg": "jpeg",
        "images/lead.jpg": "jpeg",
        "_drafts/idea.md": "---\ntitle: Idea\n---\nLater\n",
        "about.md": "---\ntitle: About\nlayout: page\n---\nUs\n",
        "references.bib": BIB,
        "README.md": "---\na: b\n---\n",
        ".github/x.md": "---\na: b\n---\n",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    return tmp_path


def records_of(kind: type, path: Path) -> list:
    return [record for record in read(path) if isinstance(record, kind)]


def test_a_folder_is_recognized(folder):
    assert recognize(folder).name == "markdown"


def test_a_post_is_read_with_all_its_parts(folder):
    post = next(entry for entry in records_of(Entry, folder) if entry.slug == "weirs")
    assert (post.title, post.kind, post.status) == (
        "Weirs & locks",
        EntryKind.POST,
        Status.PUBLISHED,
    )
    assert post.published_at == datetime(2020, 2, 3, 9, tzinfo=UTC)
    assert (post.tags, post.categories) == (("water", "stone"), ("Canals",))
    assert (post.authors, post.featured) == (("Lo Kahn",), "attachment:images/lead.jpg")
    assert post.paths == ("/canals/2020/02/03/weirs.html", "/old/weirs")
    assert post.html == (
        "<p>Text<foot-note>A <em>note</em>.</foot-note> with a picture "
        '<img src="attachment:_posts/weir.jpg" alt="A weir"> and '
        '<a href="entry:_posts/2019-01-02-first.md">another</a>.</p>\n'
        '<p>Cited <cite-ref data-source="work:luthi2008" data-locator="12" data-label="page">'
        "</cite-ref> and [@odd].</p>\n<!--more-->\n"
        '<pre data-language="python"><code>a &lt; b\n</code></pre>'
    )


def test_all_kinds_of_pages_are_read(folder):
    assert [
        (entry.key, entry.kind, entry.status, entry.title, entry.published_at is None)
        for entry in records_of(Entry, folder)
    ] == [
        ("_drafts/idea.md", EntryKind.POST, Status.DRAFT, "Idea", True),
        ("_posts/2019-01-02-first.md", EntryKind.POST, Status.PUBLISHED, "First", False),
        ("_posts/2020-02-03-weirs.md", EntryKind.POST, Status.PUBLISHED, "Weirs & locks", False),
        ("about.md", EntryKind.PAGE, Status.PUBLISHED, "About", True),
    ]


def test_pictures_works_and_authors_come_along(folder):
    assert [found.key for found in records_of(Attachment, folder)] == [
        "_posts/weir.jpg",
        "images/lead.jpg",
    ]
    assert [(work.key, work.item["title"]) for work in records_of(Work, folder)] == [
        ("luthi2008", "Weirs")
    ]
    assert [author.name for author in records_of(Author, folder)] == ["Lo Kahn"]
    [blog] = records_of(Blog, folder)
    assert (blog.key, blog.name, blog.url) == (
        "canals.example",
        "Canals",
        "https://canals.example",
    )


def test_what_is_missing_is_named(folder):
    assert [problem.message for problem in records_of(Problem, folder)] == [
        "The bibliography has no work “odd”: its citation was kept as text."
    ]


def test_files_outside_of_the_folder_are_not_reached(folder):
    (folder / "_posts/2021-01-01-out.md").write_text(
        "![](../../../etc/secret.jpg) ![](/weir.jpg)\n"
    )
    out = next(entry for entry in records_of(Entry, folder) if entry.slug == "out")
    assert "attachment:" not in out.html


def test_list_pages_are_skipped(tmp_path):
    (tmp_path / "content").mkdir()
    (tmp_path / "hugo.toml").write_text("title = 'x'")
    (tmp_path / "content/_index.md").write_text("+++\ntitle = 'All'\n+++\n")
    assert [skipped.what for skipped in records_of(Skipped, tmp_path)] == ["list page"]


def test_enormous_texts_are_refused(folder, monkeypatch):
    monkeypatch.setattr(reading, "MAX_BYTES", 1_000)
    (folder / "about.md").write_text("---\na: b\n---\n" + "x" * 2_000)
    with pytest.raises(ExportRefused, match=r"about\.md has more than"):
        list(read(folder, name="markdown"))

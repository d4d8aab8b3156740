import json
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from blog.imports.readers.registry import read
from blog.imports.records import (
    Attachment,
    Author,
    Blog,
    Entry,
    EntryKind,
    ExportRefused,
    Options,
    Problem,
    Redirect,
    Skipped,
    Status,
)

POST = {
    "id": "p1",
    "title": "Weirs",
    "slug": "weirs",
    "html": '<p>A</p><img src="__GHOST_URL__/content/images/size/w600/2024/01/weir.jpg">'
    '<p><a href="__GHOST_URL__/locks/">Locks</a></p>',
    "feature_image": "__GHOST_URL__/content/images/2024/01/other.jpg",
    "featured": 1,
    "type": "post",
    "status": "published",
    "visibility": "public",
    "created_at": "2024-01-01T00:00:00.000Z",
    "published_at": "2024-01-02T08:00:00.000Z",
    "updated_at": "2024-01-03T08:00:00.000Z",
    "custom_excerpt": "About weirs",
}
DATA = {
    "posts": [
        POST,
        {**POST, "id": "p2", "slug": "about", "type": "page", "status": "draft"},
        {**POST, "id": "p3", "slug": "later", "status": "scheduled"},
        {**POST, "id": "p4", "slug": "paid", "visibility": "paid"},
    ],
    "tags": [
        {"id": "t1", "name": "Rivers", "slug": "rivers"},
        {"id": "t2", "name": "#wide", "slug": "hash-wide", "visibility": "internal"},
    ],
    "posts_tags": [
        {"post_id": "p1", "tag_id": "t2", "sort_order": 1},
        {"post_id": "p1", "tag_id": "t1", "sort_order": 0},
    ],
    "users": [
        {"id": "u1", "name": "Lo Kahn", "slug": "lo", "email": "lo@example.org", "bio": "Writes"},
        {"id": "u2", "name": "Reads Only", "slug": "reads"},
    ],
    "posts_authors": [{"post_id": "p1", "author_id": "u1", "sort_order": 0}],
    "settings": [
        {"key": "title", "value": "Canals"},
        {"key": "timezone", "value": "Europe/Berlin"},
    ],
    "members": [{"id": "m1", "email": "m@example.org"}, {"id": "m2"}],
}
URL = Options(site_url="https://canals.example/")


def export(folder: Path, data: object) -> Path:
    path = folder / "ghost.json"
    path.write_text(json.dumps({"db": [{"meta": {"version": "5.0"}, "data": data}]}))
    return path


def of_post(folder: Path, **fields: object) -> Entry:
    path = export(folder, {"posts": [{**POST, **fields}]})
    return next(record for record in read(path, options=URL) if isinstance(record, Entry))


def records_of(kind: type, path: Path) -> list:
    return [record for record in read(path, options=URL) if isinstance(record, kind)]


def test_a_post_is_read_with_all_its_parts(tmp_path):
    post = records_of(Entry, export(tmp_path, DATA))[0]
    assert (post.title, post.slug, post.paths) == ("Weirs", "weirs", ("/weirs/",))
    assert (post.kind, post.status, post.is_sticky) == (EntryKind.POST, Status.PUBLISHED, True)
    assert (post.tags, post.authors, post.excerpt) == (("Rivers",), ("u1",), "About weirs")
    assert post.published_at == datetime(2024, 1, 2, 8, tzinfo=UTC)
    assert post.featured == "https://canals.example/content/images/2024/01/other.jpg"
    assert 'href="https://canals.example/locks/"' in post.html


def test_states_and_kinds_are_kept(tmp_path):
    entries = records_of(Entry, export(tmp_path, DATA))
    assert [(entry.kind, entry.status) for entry in entries[1:]] == [
        (EntryKind.PAGE, Status.DRAFT),
        (EntryKind.POST, Status.SCHEDULED),
        (EntryKind.POST, Status.PRIVATE),
    ]


def test_the_blog_its_authors_and_its_lists_are_read(tmp_path):
    path = export(tmp_path, DATA)
    [blog] = records_of(Blog, path)
    assert (blog.key, blog.name, blog.time_zone) == ("canals.example", "Canals", "Europe/Berlin")
    assert [(author.key, author.name, author.bio) for author in records_of(Author, path)] == [
        ("u1", "Lo Kahn", "Writes")
    ]
    assert [(redirect.path, redirect.to) for redirect in records_of(Redirect, path)] == [
        ("/author/lo/", "author:u1"),
        ("/tag/rivers/", "tag:Rivers"),
    ]


def test_members_and_internal_tags_are_left_out_and_counted(tmp_path):
    skipped = records_of(Skipped, export(tmp_path, DATA))
    assert [record.what for record in skipped] == ["tag #wide", "2 members"]


def test_the_pictures_in_a_zip_file_are_found(tmp_path):
    path = tmp_path / "ghost.zip"
    with zipfile.ZipFile(path, "w") as file:
        file.write(export(tmp_path, DATA), "data/ghost.json")
        file.writestr("content/images/2024/01/weir.jpg", b"jpeg")
        file.writestr("content/data/redirects.yaml", "301:\n  /old/: /weirs/\n  ^/x/(.*): /$1\n")
    assert [(found.key, found.url) for found in records_of(Attachment, path)] == [
        (
            "content/images/2024/01/weir.jpg",
            "https://canals.example/content/images/2024/01/weir.jpg",
        )
    ]
    assert 'src="attachment:content/images/2024/01/weir.jpg"' in records_of(Entry, path)[0].html
    assert ("/old/", "/weirs/") in [(found.path, found.to) for found in records_of(Redirect, path)]
    assert "redirect ^/x/(.*)" in [found.what for found in records_of(Skipped, path)]


def test_redirects_in_json_are_read(tmp_path):
    export(tmp_path, DATA)
    rows = [{"from": "^\\/old\\/?$", "to": "/weirs/"}, {"from": "/a", "to": "https://b.example/"}]
    (tmp_path / "redirects.json").write_text(json.dumps(rows))
    found = [(record.path, record.to) for record in records_of(Redirect, tmp_path)]
    assert found[-2:] == [("/old", "/weirs/"), ("/a", "https://b.example/")]


def test_a_post_of_version_1_is_read(tmp_path):
    data = {
        "posts": [
            {
                "id": 7,
                "title": "Old",
                "slug": "old",
                "page": 1,
                "status": "published",
                "author_id": 3,
                "published_at": 1388620800000,
                "mobiledoc": json.dumps(
                    {"version": "0.3.1", "sections": [[1, "p", [[0, [], 0, "Hi"]]]]}
                ),
            }
        ],
        "users": [{"id": 3, "name": "Ann", "slug": "ann"}],
    }
    [entry] = records_of(Entry, export(tmp_path, data))
    assert (entry.key, entry.kind, entry.authors) == ("7", EntryKind.PAGE, ("3",))
    assert entry.published_at == datetime(2014, 1, 2, tzinfo=UTC)
    assert entry.html == "<p>Hi</p>"


def test_damage_is_named(tmp_path):
    fields = {"html": None, "lexical": "{broken", "codeinjection_head": "<script>", "status": "odd"}
    messages = [
        problem.message
        for problem in records_of(Problem, export(tmp_path, {"posts": [{**POST, **fields}]}))
    ]
    assert messages == [
        "The status “odd” is unknown: it becomes a draft.",
        "The text is damaged and could not be read.",
        "Code injected into the page was left out.",
    ]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ('{"db":[{"data":{"posts":[', "not JSON"),
        ('{"db":[{"data":' + "[" * 100_000, "nested too deeply"),
        ('{"db":[{"data":{"tags":[]}}]}', "no posts"),
    ],
)
def test_what_is_no_export_is_refused(tmp_path, data, reason):
    path = tmp_path / "ghost.json"
    path.write_text(data)
    with pytest.raises(ExportRefused, match=reason):
        list(read(path))


def test_two_exports_are_refused(tmp_path):
    export(tmp_path, DATA).rename(tmp_path / "first.json")
    export(tmp_path, DATA)
    with pytest.raises(ExportRefused, match=r"first\.json, ghost\.json"):
        list(read(tmp_path))

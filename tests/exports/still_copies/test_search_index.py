"""The search index of a still copy."""

import json

import pytest

from blog.exports.still_copies.search_index import part_of, tokens_of, write_index
from tests.factories import make_account, make_draft, make_post


def test_tokens_are_folded():
    assert tokens_of("Éla’s ÜBER-Fähre, 1989_x") == ["ela", "s", "uber", "fahre", "1989", "x"]
    assert tokens_of("中国 history") == ["中", "国", "history"]


def test_parts_are_named_by_the_first_two_letters():
    assert [part_of(token) for token in ("ferry", "a", "中")] == ["66-65", "61", "271"]


@pytest.mark.django_db
def test_the_index_has_live_posts_newest_first(tmp_path):
    make_draft(title="Secret ferry")
    older = make_post(title="Ferry", body="<p>Locks &amp; gates.</p>", author=make_account("ada"))
    newer = make_post(title="Ferries", tags=("Water",), at=older.published_at.replace(year=2020))
    write_index(tmp_path)
    lines = (tmp_path / "index/posts.js").read_text("utf-8").splitlines()
    posts = [json.loads(line.removesuffix(",")) for line in lines[1:-1]]
    assert [post[:2] for post in posts] == [
        [f"..{newer.get_absolute_url()}index.html", "Ferries"],
        [f"..{older.get_absolute_url()}index.html", "Ferry"],
    ]
    part = (tmp_path / "index/66-65.js").read_text("utf-8")
    assert part == 'ibidIndex.add({"ferries":[0],"ferry":[1]})\n'
    assert '"water":[0]' in (tmp_path / "index/77-61.js").read_text("utf-8")
    assert '"ada":[1]' in (tmp_path / "index/61-64.js").read_text("utf-8")
    assert '"gates":[1]' in (tmp_path / "index/67-61.js").read_text("utf-8")

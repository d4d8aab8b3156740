"""Tags as they are typed."""

from types import SimpleNamespace

from blog.text.formats.tags import join_tags, parse_tags


def test_parse_tags_keeps_words_together_and_each_tag_once():
    assert parse_tags("Cold War,  China , Cold  War,,") == ["Cold War", "China"]


def test_read_tags_of_nothing():
    assert parse_tags(" ") == []


def test_write_tags():
    tags = [SimpleNamespace(name="Cold War"), SimpleNamespace(name="China")]
    assert join_tags(tags) == "China, Cold War"

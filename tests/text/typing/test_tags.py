"""Tags as they are typed."""

from types import SimpleNamespace

from blog.text.typing.tags import read_tags, write_tags


def test_read_tags_keeps_words_together_and_each_tag_once():
    assert read_tags("Cold War,  China , Cold  War,,") == ["Cold War", "China"]


def test_read_tags_of_nothing():
    assert read_tags(" ") == []


def test_write_tags():
    tags = [SimpleNamespace(name="Cold War"), SimpleNamespace(name="China")]
    assert write_tags(tags) == "China, Cold War"

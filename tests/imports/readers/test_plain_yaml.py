import pytest

from blog.imports.readers.plain_yaml import read_yaml


def test_plain_values_are_read():
    assert read_yaml("a: [1, b]") == {"a": [1, "b"]}


@pytest.mark.parametrize(
    "text", ["a: &x [1]\nb: *x", "a: !!python/object/apply:os.system [ls]", "a: [", "[" * 5_000]
)
def test_aliases_tags_and_nonsense_are_refused(text):
    with pytest.raises(ValueError, match=r"\w"):
        read_yaml(text)

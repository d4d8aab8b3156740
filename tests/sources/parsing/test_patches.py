"""Patches for data that a format cannot express."""

import json

import pytest

from blog.sources.parsing.items import Unusable
from blog.sources.parsing.patches import apply_patch, make_patch

WRITTEN = {"id": "a", "type": "book", "title": "T", "page": "7"}


def test_a_patch_has_changed_variables_and_null_for_removed_ones():
    item = {"id": "a", "type": "map", "title": "T", "scale": "1:5"}
    patch = make_patch(WRITTEN, to=item)
    assert json.loads(patch) == {"type": "map", "scale": "1:5", "page": None}
    assert apply_patch(patch, to=WRITTEN) == item


def test_equal_items_need_no_patch():
    assert make_patch(WRITTEN, to=dict(WRITTEN)) == ""


def test_a_patch_is_one_line_of_ascii_without_braces_or_short_escapes_in_strings():
    item = {**WRITTEN, "title": 'é {brace} "quote" \\ back\nline\ttab/', "note": "\\{"}
    patch = make_patch(WRITTEN, to=item)
    assert patch.isascii()
    assert "\n" not in patch
    assert (patch.count("{"), patch.count("}")) == (1, 1)
    assert '\\"' not in patch
    assert apply_patch(patch, to=WRITTEN) == item


@pytest.mark.parametrize("patch", ["", "{", "[1]", "7", '"text"', "[" * 100_000])
def test_an_invalid_patch_makes_the_entry_unusable(patch):
    with pytest.raises(Unusable, match="Its field x-csl was changed by another program"):
        apply_patch(patch, to=WRITTEN)


def test_a_patched_item_is_cleaned_like_any_other():
    assert apply_patch('{"unknown": 1, "scale": "1:5\\u0000"}', to=WRITTEN) == {
        **WRITTEN,
        "scale": "1:5",
    }

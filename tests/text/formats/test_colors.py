import pytest

from blog.text.formats.colors import READABLE, contrast, is_color, readable_color


@pytest.mark.parametrize(
    ("text", "is_one"),
    [("#a5121f", True), ("#A5121F", True), ("#a51", False), ("red", False), ("", False)],
)
def test_colors_are_recognized(text, is_one):
    assert is_color(text) is is_one


@pytest.mark.parametrize(
    ("color", "other", "expected"),
    [  # the ends of the scale, and a pair from WebAIM's contrast checker
        ("#000000", "#ffffff", 21),
        ("#336699", "#336699", 1),
        ("#777777", "#ffffff", 4.48),
    ],
)
def test_contrast_as_wcag_defines_it(color, other, expected):
    assert contrast(color, other) == contrast(other, color) == pytest.approx(expected, abs=0.005)


@pytest.mark.parametrize("color", ["#ffd700", "#a5121f", "#000080", "#808080", "#000000"])
@pytest.mark.parametrize("paper", ["#fcfcfa", "#15171b"])
def test_any_color_can_be_made_readable(color, paper):
    assert contrast(readable_color(color, on=paper), paper) >= READABLE


def test_a_readable_color_is_unchanged():
    assert readable_color("#a5121f", on="#fcfcfa") == "#a5121f"

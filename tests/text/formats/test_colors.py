import pytest

from blog.text.formats.colors import READABLE, contrast, is_color, mixed, readable_color


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
        ("#0a0a0a", "#ffffff", 19.8),
        ("#ff0000", "#ffffff", 4.0),
        ("#00ff00", "#ffffff", 1.37),
        ("#0000ff", "#ffffff", 8.59),
    ],
)
def test_contrast_as_wcag_defines_it(color, other, expected):
    assert contrast(color, other) == contrast(other, color) == pytest.approx(expected, abs=0.005)


@pytest.mark.parametrize("color", ["#ffd700", "#a5121f", "#000080", "#808080", "#000000"])
@pytest.mark.parametrize("paper", ["#fcfcfa", "#15171b"])
def test_any_color_can_be_made_readable(color, paper):
    assert contrast(readable_color(color, on=paper), paper) >= READABLE


@pytest.mark.parametrize(
    ("color", "on_light", "on_dark"),
    [
        ("#ffd700", "#857000", "#ffd700"),
        ("#a5121f", "#a5121f", "#ea3d4d"),
        ("#000080", "#000080", "#7171ff"),
        ("#808080", "#737373", "#808080"),
        ("#000000", "#000000", "#808080"),
    ],
)
def test_the_nearest_readable_color_is_chosen(color, on_light, on_dark):
    papers = ("#fcfcfa", "#15171b")
    assert [readable_color(color, on=paper) for paper in papers] == [on_light, on_dark]


def test_a_mixture_has_its_shares():
    assert mixed("#000000", "#ffffff", share=0.25) == "#bfbfbf"
    assert mixed("#336699", "#ff0000", share=0.6) == "#853d5c"


def test_a_readable_color_is_unchanged():
    assert readable_color("#a5121f", on="#fcfcfa") == "#a5121f"

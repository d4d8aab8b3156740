"""Tags as typed."""

from types import SimpleNamespace

from blog.text.formats.tags import join_tags, parse_tags


def test_parse_tags_keeps_phrases_and_drops_duplicates():
    assert parse_tags("Cold War,  China , Cold  War,,") == ["Cold War", "China"]


def test_parse_tags_knows_the_commas_of_all_scripts():
    assert parse_tags("冷战，中国、苏联") == ["冷战", "中国", "苏联"]
    assert parse_tags("حرب، الصين") == ["حرب", "الصين"]


def test_tags_that_show_nothing_are_dropped():
    assert parse_tags("\u200b, China, \u3164") == ["China"]


def test_of_tags_that_look_alike_the_first_stays():
    assert parse_tags("École, Москва, e\u0301cole, москва, Cold\u200b War") == [
        "École",
        "Москва",
        "Cold\u200b War",
    ]


def test_tags_are_written_in_the_order_of_the_alphabet():
    tags = [SimpleNamespace(name=name) for name in ("Zebra", "apple", "Äpfel")]
    assert join_tags(tags) == "Äpfel, apple, Zebra"


def test_parse_tags_of_empty_text():
    assert parse_tags(" ") == []


def test_write_tags():
    tags = [SimpleNamespace(name="Cold War"), SimpleNamespace(name="China")]
    assert join_tags(tags) == "China, Cold War"

"""Locators as people type them."""

import pytest

from blog.sources.kinds import Locator
from blog.text.words.locators import _TYPED, read_locator, says_its_label


@pytest.mark.parametrize(
    ("typed", "label", "locator"),
    [
        ("985", "page", "985"),
        ("p. 985", "page", "985"),
        ("p985", "page", "985"),
        ("P. 985", "page", "985"),
        ("pp. 12-5", "page", "12–5"),
        ("pp. 12 - 15, 20--25", "page", "12–15, 20–25"),
        ("pp. xii-xv", "page", "xii–xv"),
        ("p. 985 n. 3", "page", "985 n. 3"),
        ("ll. 1-89", "line", "1–89"),
        ("fol. 3r", "folio", "3r"),
        ("ff. 3r-5v", "folio", "3r–5v"),
        ("f° 12", "folio", "12"),
        ("§ 5", "section", "5"),
        ("§§5-6", "section", "5–6"),
        ("s 12", "section", "12"),
        ("¶ 3", "paragraph", "3"),
        ("vv. 1–3", "verse", "1–3"),
        ("Act III", "act", "III"),
        ("app. B", "appendix", "B"),
        ("no. 4", "issue", "4"),
        ("№ 4", "issue", "4"),
        ("s.v. Zhenbao", "sub-verbo", "Zhenbao"),
        ("s. v. Zhenbao", "sub-verbo", "Zhenbao"),
        ("1:02:03", "timestamp", "1:02:03"),
        ("S. 12", "page", "12"),
        ("Sp. 3", "column", "3"),
        ("Abb. 4", "figure", "4"),
        ("págs. 3-5", "page", "3–5"),
        ("cap. 4", "chapter", "4"),
        ("liv. II", "book", "II"),
        ("sez. 2", "section", "2"),
        ("fls. 3", "folio", "3"),
        ("с. 5", "page", "5"),
        ("л. 12", "folio", "12"),
        ("т. 3", "volume", "3"),
        ("ص 5", "page", "5"),
        ("第12页", "page", "12"),
        ("3章", "chapter", "3"),
        ("A-12", "page", "A-12"),
        ("Introduction", "page", "Introduction"),
        ("part of the preface", "page", "part of the preface"),
        ("passim", "page", "passim"),
        ("p.", "page", "p."),
        ("", "page", ""),
    ],
)
def test_a_typed_label_is_recognized(typed, label, locator):
    assert read_locator(typed) == (label, locator)
    assert read_locator(locator, label=label) == (label, locator)


def test_a_chosen_label_stays_unless_another_is_typed():
    assert read_locator("3r", label="folio") == ("folio", "3r")
    assert read_locator("p. 3", label="folio") == ("page", "3")


def test_every_label_of_csl_can_be_typed_by_its_name():
    assert sorted(_TYPED) == sorted(Locator.values)
    names = [label.removesuffix("-locator") for label in Locator.values if label != "sub-verbo"]
    assert [read_locator(f"{name} 3")[1] for name in names] == ["3"] * len(names)


@pytest.mark.parametrize(
    ("typed", "locator"),
    [
        ("ch. 3, p. 12", "ch. 3, p. 12"),
        ("vol. 2, pp. 121-123", "vol. 2, pp. 121–123"),
        ("fol. 3r; l. 12", "fol. 3r; l. 12"),
    ],
)
def test_a_place_in_another_keeps_its_labels(typed, locator):
    assert read_locator(typed, label="chapter") == ("page", locator)
    assert read_locator(locator) == ("page", locator)
    assert says_its_label(locator)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("pp. 12, 15-17", ("page", "12, 15–17")),
        ("p. 12, n. 3", ("page", "12, n. 3")),
        ("ch. 3, 5", ("chapter", "3, 5")),
        ("s.v. Nation, Ernest", ("sub-verbo", "Nation, Ernest")),
    ],
)
def test_several_places_of_one_kind_have_one_label(typed, read):
    assert read_locator(typed) == read
    assert not says_its_label(read[1])

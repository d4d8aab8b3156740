"""BibTeX and BibLaTeX read into CSL items, and written back."""

import pytest

from blog.sources.parsing import FORMATS

bibtex = FORMATS["bibtex"]

ARTICLE = r"""
@string{cq = {The China Quarterly}}

@article{goldstein2001,
  author  = {Goldstein, Lyle J. and {Institute of \emph{War}} and Charles de la Vall{\'e}e Poussin},
  title   = {Return to {Zhenbao} Island: Who Started Shooting \& Why It Matters},
  journal = cq,
  year    = 2001,
  month   = dec,
  number  = 168,
  pages   = {985--997},
  doi     = {https://doi.org/10.1017/S0009443901000572}
}
"""


def only_item(text):
    parsed = bibtex.read(text)
    assert parsed.failures == []
    (item,) = parsed.items
    return item


def test_an_article():
    item = only_item(ARTICLE)
    assert item["title"].startswith("Return to")
    assert {name: item[name] for name in ("id", "type", "author", "issued", "issue", "page")} == {
        "id": "goldstein2001",
        "type": "article-journal",
        "author": [
            {"family": "Goldstein", "given": "Lyle J."},
            {"literal": "Institute of <i>War</i>"},
            {"family": "Vallée Poussin", "given": "Charles", "non-dropping-particle": "de la"},
        ],
        "issued": {"date-parts": [[2001, 12]]},
        "issue": "168",
        "page": "985-997",
    }
    assert item["container-title"] == "The China Quarterly"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (r"{\"U}ber {\aa}, {\o} und \ss", "Über å, ø und ß"),
        (r"Caf\'{e} --- na\"{\i}ve", "Café — naïve"),
        (r"$x^2$ and H$_2$O", "x<sup>2</sup> and H<sub>2</sub>O"),
        (r"\textit{Homo sapiens} at 5~\%", "<i>Homo sapiens</i> at 5 %"),
        (r"It costs \$5", "It costs $5"),
        ("``Quoted'' words", "“Quoted” words"),
    ],
)
def test_latex_becomes_letters(written, read):
    item = only_item(f"@book{{a, title = {{{written}}}}}")
    assert item["title"].replace("\u00a0", " ") == read


@pytest.mark.parametrize(
    ("date", "issued"),
    [
        ("date = {1937-08-21}", {"date-parts": [[1937, 8, 21]]}),
        ("date = {1937/1945}", {"date-parts": [[1937], [1945]]}),
        ("date = {1850~}", {"date-parts": [[1850]], "circa": True}),
        ("date = {-0043}", {"date-parts": [[-43]]}),
        ("year = {1998}, month = {3}", {"date-parts": [[1998, 3]]}),
    ],
)
def test_dates(date, issued):
    assert only_item(f"@book{{a, title = {{T}}, {date}}}")["issued"] == issued


def test_a_child_takes_from_its_parent():
    items = bibtex.read(
        "@incollection{child, crossref = {parent}, title = {Part}, author = {A, B}}"
        "@book{parent, title = {Whole}, editor = {C, D}, year = {1998}}"
    ).items
    child = next(item for item in items if item["id"] == "child")
    assert (child["container-title"], child["editor"], child["issued"]) == (
        "Whole",
        [{"family": "C", "given": "D"}],
        {"date-parts": [[1998]]},
    )


def test_a_key_used_twice_is_remarked_on_and_nothing_is_lost():
    parsed = bibtex.read("@book{a, title = {One}}\n@book{a, title = {Two}}")
    assert [item["title"] for item in parsed.items] == ["One", "Two"]
    assert len({item["id"] for item in parsed.items}) == 2
    assert len(parsed.remarks) == 1


@pytest.mark.parametrize(
    "broken",
    [
        "@book{a, title = {never closed",
        "@book{a, title = " + "{" * 5_000 + "x" + "}" * 5_000 + "}",
        "@book{a, title = undefined # " * 200,
        "@@@{{{{",
        "@book{a, title = {\\" * 1_000,
    ],
)
def test_a_broken_file_names_what_failed_and_never_raises(broken):
    parsed = bibtex.read(broken + "\n@book{good, title = {Good}}\n")
    assert isinstance(parsed.failures, list)
    assert [item for item in parsed.items if item["id"] == "good"] or parsed.failures


def test_an_entry_that_fails_is_named_and_the_others_are_read():
    parsed = bibtex.read("@set{s, entryset = {a}}\n@book{a, title = {A}}")
    assert [item["id"] for item in parsed.items] == ["a"]
    assert [(failure.entry, failure.line) for failure in parsed.failures] == [("s", 1)]


def test_what_was_written_is_read_again():
    item = only_item(ARTICLE)
    again = only_item(bibtex.write([item]))
    assert again == item


def test_hostile_words_come_back_as_they_were():
    item = {
        "id": "x",
        "type": "book",
        "title": "{Brace} \\ $5 & 100% #1 ~ ^ _ <script>alert(1)</script> @book{y,",
        "author": [{"family": "O’Neil, Jr", "given": "{A}"}, {"literal": "AT&T and Sons"}],
    }
    assert only_item(bibtex.write([item])) == item

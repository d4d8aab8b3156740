"""Writing CSL items as BibTeX entries from which equal items are read."""

import pytest

from blog.sources.parsing import FORMATS
from tests.sources.parsing.bibtex.samples import ARTICLE, only_item

bibtex = FORMATS["bibtex"]


def test_an_article():
    item = only_item(ARTICLE)
    text = bibtex.write([item])
    assert text.splitlines() == [
        "@article{goldstein2001,",
        "  title = {Return to Zhenbao Island: Who Started Shooting \\& Why It Matters},",
        "  journal = {The China Quarterly},",
        "  author = {Goldstein, Lyle J. and {Institute of \\emph{War}} "
        "and de la Vallée Poussin, Charles},",
        "  year = {2001},",
        "  month = dec,",
        "  pages = {985--997},",
        "  number = {168},",
        "  doi = {10.1017/S0009443901000572},",
        "}",
        "",
    ]
    assert only_item(text) == item


@pytest.mark.parametrize(
    ("kind", "variables", "written"),
    [
        ("book", {"collection-title": "S", "collection-number": "7", "issue": "2"}, ["7", "2"]),
        ("book", {"number": "7", "issue": "2"}, ["7", "2"]),
        ("article-journal", {"issue": "2"}, ["2", None]),
        ("map", {"collection-title": "S", "number": "7"}, ["7", None]),
    ],
)
def test_the_number_of_a_series_or_an_issue(kind, variables, written):
    item = {"id": "x", "type": kind, "title": "T", **variables}
    lines = bibtex.write([item]).splitlines()
    fields = dict(line.strip(" ,").split(" = ") for line in lines if " = " in line)
    assert [fields.get(name, "").strip("{}") or None for name in ("number", "issue")] == written
    assert only_item("\n".join(lines)) == item


@pytest.mark.parametrize(
    "variables",
    [
        {
            "title": "{Brace} \\ $5 & 100% #1 ~ ^ _ <script>alert(1)</script> @book{y,",
            "author": [{"family": "O’Neil, Jr", "given": "{A}"}, {"literal": "AT&T and Sons"}],
        },
        {"title": "Two\nlines", "publisher": "Carriage\rreturn"},
        {"title": "x" * 150_000 + "&" * 30_000},  # longer than a field may be, as LaTeX
        {"title": "é" * 150_000 + "&" * 30_000},  # even longer, as JSON
        {"title": "<i>" * 70 + "x" + "</i>" * 70},  # nested too deeply to read as LaTeX
        {"title": "T", "issued": {"date-parts": [[1999]], "season": 2}},
        {"title": "T", "author": [{"family": "Gogh", "non-dropping-particle": "Van"}]},
        {"title": "T", "URL": "https://a.org/{b}\\c", "DOI": "10.1/x y"},
    ],
)
def test_data_that_bibtex_cannot_express_is_restored(variables):
    item = {"id": "x", "type": "book", **variables}
    assert bibtex.read(bibtex.write([item])).items == [item]


def test_variables_without_a_bibtex_field_are_in_order():
    item = {
        "id": "x",
        "type": "map",
        "title": "T",
        "scale": "1:5",
        "dimensions": "A4",
        "medium": "p",
    }
    lines = bibtex.write([item]).splitlines()
    names = [line.split(" = ")[0].strip() for line in lines if " = " in line]
    own = [name for name in names if name in {"scale", "dimensions"}]
    assert own == ["dimensions", "scale"]

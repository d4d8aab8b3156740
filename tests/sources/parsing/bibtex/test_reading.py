"""Reading BibTeX and biblatex entries as CSL items."""

import pytest

from blog.sources.parsing import FORMATS
from blog.sources.parsing.bibtex import reading
from tests.sources.parsing.bibtex.samples import ARTICLE, only_item

bibtex = FORMATS["bibtex"]


def test_an_article():
    assert only_item(ARTICLE) == {
        "id": "goldstein2001",
        "type": "article-journal",
        "title": "Return to Zhenbao Island: Who Started Shooting & Why It Matters",
        "author": [
            {"family": "Goldstein", "given": "Lyle J."},
            {"literal": "Institute of <i>War</i>"},
            {"family": "Vallée Poussin", "given": "Charles", "non-dropping-particle": "de la"},
        ],
        "container-title": "The China Quarterly",
        "issued": {"date-parts": [[2001, 12]]},
        "issue": "168",
        "page": "985-997",
        "DOI": "10.1017/S0009443901000572",
    }


@pytest.mark.parametrize(
    ("entry", "variables"),
    [
        ("@book{a, title={T}, series={S}, number={3}", {"collection-number": "3"}),
        ("@article{a, title={T}, journal={J}, number={3}", {"issue": "3"}),
        ("@techreport{a, title={T}, number={3}", {"number": "3"}),
        ("@book{a, title={T}, pages={320}", {"number-of-pages": "320"}),
        ("@incollection{a, title={T}, booktitle={B}, pages={1--9}", {"page": "1-9"}),
        ("@book{a, title={T}, subtitle={S}", {"title": "T: S"}),
        ("@book{a, title={Why?}, subtitle={S}, titleaddon={A}", {"title": "Why? S. A"}),
        ("@phdthesis{a, title={T}, school={Yale}", {"publisher": "Yale", "genre": "PhD thesis"}),
        ("@misc{a, title={T}, howpublished={\\url{https://a.org/b_c}}", {"type": "webpage"}),
        ("@misc{a, title={T}, journal={J}, volume={1}", {"type": "article-journal"}),
        ("@misc{a, title={T}", {"type": "document"}),
        ("@article{a, title={T}, entrysubtype={newspaper}", {"type": "article-newspaper"}),
        ("@book{a, title={T}, entrysubtype={map}", {"type": "map"}),
        ("@book{a, title={T}, year={forthcoming}", {"status": "forthcoming"}),
        ("@book{a, title={T}, langid={ngerman}", {"language": "de"}),
        ("@book{a, title={T}, isbn={0305-7410}", {"ISSN": "0305-7410"}),
        (
            "@misc{a, title={T}, eprint={2101.00001v2}, archiveprefix={arXiv}",
            {
                "type": "article",
                "archive": "arXiv",
                "archive_location": "2101.00001v2",
                "URL": "https://arxiv.org/abs/2101.00001v2",
            },
        ),
        ("@misc{a, title={T}, eprint={123}, eprinttype={pubmed}", {"PMID": "123"}),
        ("@book{a, title={T}, url={https://a.org/b\\_c\\%20d}", {"URL": "https://a.org/b_c%20d"}),
    ],
)
def test_fields_become_variables(entry, variables):
    item = only_item(entry + "}")
    assert {name: item.get(name) for name in variables} == variables


def test_a_key_used_twice_gets_a_suffix_and_a_remark():
    parsed = bibtex.read("@book{a, title = {One}}\n@book{a, title = {Two}}")
    assert [(item["id"], item["title"]) for item in parsed.items] == [("a", "One"), ("ab", "Two")]
    assert [(remark.entry, remark.reason) for remark in parsed.remarks] == [
        ("a", "Its key is used twice; it was changed to ab.")
    ]


@pytest.mark.parametrize(
    ("broken", "entry", "reason"),
    [
        (
            "@book{a, title = {never closed",
            "a",
            "A closing brace or quotation mark is missing before the next entry.",
        ),
        (
            "@book{a, title = " + "{" * 5_000 + "x" + "}" * 5_000 + "}",
            "a",
            "Its braces are nested too deeply.",
        ),
        (
            "@book{a, title = undefined # " * 200,
            "a",
            "A closing brace or quotation mark is missing before the next entry.",
        ),
        ("@@@{{{{", "entry 1", "It has no key followed by a comma."),
        (
            "@book{a, title = {\\" * 1_000,
            "a",
            "A closing brace or quotation mark is missing before the next entry.",
        ),
        ("@book{a, title {A}}", "a", "A field has no “=” between its name and its value."),
    ],
)
def test_a_broken_entry_fails_with_a_reason_and_the_next_is_read(broken, entry, reason):
    parsed = bibtex.read(broken + "\n@book{good, title = {Good}}\n")
    assert [(failure.entry, failure.line, failure.reason) for failure in parsed.failures] == [
        (entry, 1, reason)
    ]
    assert [(item["id"], item["title"]) for item in parsed.items] == [("good", "Good")]


def test_an_unclosed_entry_is_a_failure():
    parsed = bibtex.read("@book{good, title = {Good}}\n\n@book{a, title = {never closed")
    assert [item["id"] for item in parsed.items] == ["good"]
    assert [(failure.entry, failure.line, failure.reason) for failure in parsed.failures] == [
        ("a", 3, "It never ends: a closing brace or quotation mark is missing.")
    ]


def test_a_field_may_have_200_000_characters():
    longest = "x" * reading._MAX_LENGTH
    assert len(only_item(f"@book{{a, title = {{T}}, note = {{{longest}}}}}")["note"]) == 200_000
    parsed = bibtex.read(f"@book{{a, title = {{T}}, note = {{{longest}x}}}}")
    assert parsed.items == []
    assert [(failure.entry, failure.reason) for failure in parsed.failures] == [
        ("a", "One of its fields is longer than 200,000 characters.")
    ]

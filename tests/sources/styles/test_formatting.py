"""Rules for every style: order, safety, languages, threads."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from blog.sources.styles import (
    DEFAULT_STYLE,
    STYLES,
    CitedSource,
    UnknownStyle,
    format_bibliography,
    format_citations,
    plain,
)
from blog.sources.styles.items import DATE_VARIABLES, NAME_VARIABLES, TEXT_VARIABLES

TYPES = """
    article article-journal article-magazine article-newspaper bill book broadcast chapter classic
    collection dataset document entry entry-dictionary entry-encyclopedia event figure graphic
    hearing interview legal_case legislation manuscript map motion_picture musical_score pamphlet
    paper-conference patent performance periodical personal_communication post post-weblog
    regulation report review review-book software song speech standard thesis treaty webpage
    unheard-of
"""


def book(**fields):
    item = {
        "id": "smith",
        "type": "book",
        "title": "Swing Time",
        "author": [{"family": "Smith", "given": "Zadie"}],
        "publisher": "Penguin Press",
        "publisher-place": "New York",
        "issued": {"date-parts": [[2016]]},
    }
    return item | fields


def test_default_style_is_chicago_notes():
    assert DEFAULT_STYLE == "chicago-notes-bibliography"
    assert STYLES[DEFAULT_STYLE].kind == "note"


@pytest.mark.parametrize("formatted", [format_bibliography, format_citations])
def test_unknown_style_is_refused_by_name(formatted):
    with pytest.raises(UnknownStyle, match="vancouver"):
        formatted([], style="vancouver")


def test_no_items_give_no_entries():
    assert format_bibliography([], style=DEFAULT_STYLE) == []
    assert format_citations([], style=DEFAULT_STYLE) == []


def test_entries_keep_their_order_and_ids_their_case():
    items = [book(id="B", title="Zebra"), book(id="b", title="Aardvark"), book(id=3, title="Moose")]

    assert format_bibliography([*items, items[0]], style=DEFAULT_STYLE) == [
        "Smith, Zadie. <i>Zebra</i>. New York: Penguin Press, 2016.",
        "Smith, Zadie. <i>Aardvark</i>. New York: Penguin Press, 2016.",
        "Smith, Zadie. <i>Moose</i>. New York: Penguin Press, 2016.",
        "Smith, Zadie. <i>Zebra</i>. New York: Penguin Press, 2016.",
    ]


def test_a_dash_stands_for_the_authors_of_the_entry_before_in_the_same_list():
    author = [{"family": "Lüthi", "given": "Lorenz M."}]
    items = [
        {
            "id": title,
            "type": "book",
            "title": title,
            "author": author,
            "issued": {"date-parts": [[2008]]},
        }
        for title in ("Cold Wars", "Rivers", "Splits")
    ]
    alone = format_bibliography(items, style="chicago-notes-bibliography")
    assert [entry.startswith("Lüthi, Lorenz M. ") for entry in alone] == [True, True, True]
    listed = format_bibliography(items, style="chicago-notes-bibliography", lists=[2, 1])
    assert listed == [alone[0], "———. <i>Rivers</i>. 2008.", alone[2]]
    assert format_bibliography(items, style="apa", lists=[3]) == format_bibliography(
        items, style="apa"
    )


def test_an_entry_without_a_date_ends_in_one_period():
    letter = {
        "id": "letter",
        "type": "personal_communication",
        "author": [{"family": "Able", "given": "Ann"}],
    }
    assert format_bibliography([letter], style="apa")[0].endswith(", n.d.")


def test_hostile_values_stay_visible_text():
    hostile = book(
        title="<script>alert(1)</script> of <i onclick=x>Emma</i>",
        author=[{"family": "<img src=x onerror=alert(1)>", "given": "A & B"}],
        publisher="X < Y",
    )

    assert format_bibliography([hostile], style=DEFAULT_STYLE) == [
        "&lt;img src=x onerror=alert(1)&gt;, A. &amp; B. "
        "<i>&lt;script&gt;alert(1)&lt;/script&gt; of &lt;i onclick=x&gt;Emma&lt;/i&gt;</i>. "
        "New York: X &lt; Y, 2016."
    ]


@pytest.mark.parametrize("style", STYLES)
def test_tags_are_escaped_in_every_field(style):
    payload = '<script>x</script><a href="javascript:x">y</a><span class="big" style="x">z</span>'
    fields = dict.fromkeys(TEXT_VARIABLES | {"DOI", "URL"}, payload)
    names = {name: [{"family": payload, "given": payload}] for name in NAME_VARIABLES}
    dates = {name: {"literal": payload} for name in DATE_VARIABLES}
    cited = CitedSource(
        {"id": payload, "type": "book", **fields, **names, **dates},
        locator=payload,
        label=payload,
        prefix=payload,
        suffix=payload,
    )

    html = "".join(
        format_citations([cited, cited], style=style)
        + format_bibliography([cited.item], style=style)
    )

    for tag in ("<script", "<a", "<span"):
        assert tag not in html
    assert "&lt;script&gt;" in html


def test_allowed_markup_of_a_title_works():
    title = (
        '<i>Emma</i> and H<sub>2</sub>O<sup>+</sup>, <b>bold</b>, <span class="nocase">iPod</span>,'
        ' <span style="font-variant:small-caps;">bc</span>'
    )

    assert format_bibliography([book(title=title)], style=DEFAULT_STYLE) == [
        "Smith, Zadie. Emma<i> and H<sub>2</sub>O<sup>+</sup>, <b>Bold</b>, iPod, "
        '<span class="small-caps">bc</span></i>. New York: Penguin Press, 2016.'
    ]


def test_prefix_suffix_and_locator_surround_the_work():
    cited = CitedSource(
        book(), locator="7-9", prefix="See", suffix=', where she says "no"', label="page"
    )

    assert format_citations([cited], style=DEFAULT_STYLE) == [
        "See Zadie Smith, <i>Swing Time</i> (New York: Penguin Press, 2016), 7–9, "
        "where she says “no.”"
    ]


def test_a_suppressed_author_is_left_out_but_not_a_substitute():
    uses = [
        CitedSource(book(), locator="7", suppress_author=True),
        CitedSource(book(id="anonymous", author=[]), suppress_author=True),
    ]

    assert format_citations(uses, style="apa") == ["(2016, p. 7)", "(<i>Swing Time</i>, 2016)"]


def test_consecutive_numbers_are_a_range():
    items = [book(id=key) for key in "abcde"]
    groups = [[CitedSource(item)] for item in items]
    several = [CitedSource(items[place]) for place in (0, 1, 2, 4)]
    numbers = format_citations([*groups, several], style="nlm-citation-sequence")
    assert numbers == ["(1)", "(2)", "(3)", "(4)", "(5)", "(1–3,5)"]


def test_apa_cites_author_date_and_page():
    # APA 7th edition, 8.13, 9.52 and 10.2
    edited = book(id="e", author=[], editor=[{"family": "Hygum", "given": "Erik"}], issued=None)

    assert format_citations([CitedSource(book(), locator="7-9")], style="apa") == [
        "(Smith, 2016, pp. 7–9)"
    ]
    assert format_bibliography([book(), edited], style="apa") == [
        "Smith, Z. (2016). <i>Swing Time</i>. Penguin Press.",
        "Hygum, E. (Ed.). (n.d.). <i>Swing Time</i>. Penguin Press.",
    ]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "Smith, Zadie. “Walking.” Interview by Ann Able. <i>Essays</i>, March 8, 2016."),
        ("en-GB", "Smith, Zadie. ‘Walking’. Interview by Ann Able. <i>Essays</i>, 8 March 2016."),
        ("de", "Smith, Zadie. „Walking“. Interviewt von Ann Able. <i>Essays</i>, 8. März 2016."),
        (
            "fr-BE",
            "Smith, Zadie. «\u00a0Walking\u00a0». Entretien réalisé par Ann Able. "
            "<i>Essays</i>, 8 mars 2016.",
        ),
        ("tlh", "Smith, Zadie. “Walking.” Interview by Ann Able. <i>Essays</i>, March 8, 2016."),
    ],
)
def test_terms_quotes_and_punctuation_follow_the_language(language, expected):
    interview = {
        "id": "w",
        "type": "interview",
        "title": "Walking",
        "author": [{"family": "Smith", "given": "Zadie"}],
        "interviewer": [{"family": "Able", "given": "Ann"}],
        "container-title": "Essays",
        "issued": {"date-parts": [[2016, 3, 8]]},
    }

    assert format_bibliography([interview], style=DEFAULT_STYLE, language=language) == [expected]


def test_a_url_is_unchanged():
    item = book(URL="https://example.org/a..b?c=\"d\"&e='f',,g?.h", author=[])

    assert plain(format_bibliography([item], style=DEFAULT_STYLE)[0]) == (
        "Swing Time. New York: Penguin Press, 2016. https://example.org/a..b?c=\"d\"&e='f',,g?.h."
    )


def test_plain_returns_the_text_of_a_reference():
    assert plain("A &amp; B, <i>C &lt; D</i>.") == "A & B, C < D."


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize(
    "kind",
    TYPES.split(),
)
def test_every_type_is_formatted_with_all_or_no_variables(kind, style):
    full = {
        "id": 1,
        "type": kind,
        **dict.fromkeys(TEXT_VARIABLES, "12"),
        **{name: [{"family": "Able", "given": "Ann"}] for name in NAME_VARIABLES},
        **{name: {"date-parts": [[2016, 3, 8], [2016, 4]], "circa": 1} for name in DATE_VARIABLES},
    }
    uses = [CitedSource({"id": 2, "type": kind}), CitedSource(full, locator="7"), CitedSource(full)]

    assert all(format_citations(uses, style=style)[1:])
    assert format_bibliography([full], style=style)[0]


def test_threads_do_not_mix_their_references():
    def entry(number):
        items = [book(id=number, title=f"Volume {number}")]
        return format_bibliography(items, style=DEFAULT_STYLE)[0]

    with ThreadPoolExecutor(8) as pool:
        entries = list(pool.map(entry, range(40)))

    assert entries == [
        f"Smith, Zadie. <i>Volume {number}</i>. New York: Penguin Press, 2016."
        for number in range(40)
    ]


def test_the_engine_is_imported_only_when_needed():
    script = "import sys, blog.sources.styles; print({'lxml', 'django'} & set(sys.modules))"

    command = [sys.executable, "-c", script]
    answer = subprocess.run(command, check=True, capture_output=True, text=True)

    assert answer.stdout == "set()\n"

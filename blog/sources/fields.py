"""The fields of the source form for each kind of source; each field is a CSL variable.

Every kind also has a title, a date and a URL, and Ibid's own fields: source role, note and key.
"""

from functools import cache
from typing import Any

from django.utils.translation import gettext_lazy as _

from blog.sources.kinds import Kind

# Fields for names, in the order of the form: CSL's variables with underscores for hyphens.
PEOPLE = (
    *("author", "editor", "translator", "container_author", "collection_editor"),
    *("director", "script_writer", "producer", "performer", "composer", "host", "narrator"),
    *("interviewer", "recipient", "illustrator", "reviewed_author", "curator"),
)
# Fields for text, likewise.
TEXTS = (
    *(
        "title_short",
        "container_title",
        "reviewed_title",
        "genre",
        "medium",
        "event_title",
        "event_place",
    ),
    *("edition", "volume", "number_of_volumes", "issue", "number", "page", "number_of_pages"),
    *("collection_title", "publisher", "publisher_place", "original_date"),
    *("original_title", "original_publisher", "original_publisher_place"),
    *(
        "authority",
        "jurisdiction",
        "section",
        "references",
        "version",
        "status",
        "scale",
        "dimensions",
    ),
    *("archive", "archive_place", "archive_collection", "box", "folder"),
    *("doi", "isbn", "issn", "pmid", "arxiv", "wikidata"),
)

_BOOK = "author editor translator edition volume collection_title publisher publisher_place"
_BOOK += " original_date original_title original_publisher original_publisher_place isbn doi"
_PART = f"{_BOOK} container_title container_author page"
_ARTICLE = "author translator container_title page doi"
_PAPER = "author genre publisher publisher_place number_of_pages doi"
_HELD = "archive archive_place archive_collection box folder"
_TREATY = "number container_title volume page section authority jurisdiction"
_LAW = f"{_TREATY} references"
_PERFORMED = "director script_writer producer performer genre medium publisher publisher_place"
_PICTORIAL = f"author genre medium dimensions {_HELD}"

_FIELDS: dict[Kind, str] = {
    Kind.BOOK: f"{_BOOK} illustrator collection_editor number_of_volumes number_of_pages"
    " archive archive_place archive_collection box",
    Kind.CHAPTER: f"{_PART} collection_editor",
    Kind.ARTICLE_JOURNAL: f"{_ARTICLE} volume issue number issn pmid arxiv",
    Kind.ARTICLE_MAGAZINE: f"{_ARTICLE} volume issue issn",
    Kind.ARTICLE_NEWSPAPER: f"{_ARTICLE} publisher_place edition section issue issn {_HELD}",
    Kind.WEBPAGE: "author editor container_title publisher genre status",
    Kind.POST_WEBLOG: "author container_title genre",
    Kind.MANUSCRIPT: f"author recipient translator genre publisher_place page {_HELD}",
    Kind.DOCUMENT: f"{_PAPER} editor translator container_title volume page {_HELD}",
    Kind.PERSONAL_COMMUNICATION: f"author recipient genre medium publisher_place {_HELD}",
    Kind.INTERVIEW: f"author interviewer translator container_title genre medium publisher {_HELD}",
    Kind.MOTION_PICTURE: f"{_PERFORMED} container_title original_date",
    Kind.BROADCAST: f"{_PERFORMED} host narrator container_title number event_place",
    Kind.MAP: f"{_PICTORIAL} scale edition collection_title publisher publisher_place isbn",
    Kind.REPORT: f"{_PAPER} editor number collection_title container_title issue isbn {_HELD}",
    Kind.THESIS: f"author genre publisher publisher_place number_of_pages doi {_HELD}",
    Kind.TREATY: f"author editor {_TREATY} publisher publisher_place event_place {_HELD}",
    Kind.SPEECH: f"author genre event_title event_place container_title publisher_place {_HELD}",
    Kind.ENTRY_ENCYCLOPEDIA: _PART,
    Kind.COLLECTION: f"author editor genre publisher_place {_HELD}",
    Kind.BILL: f"author {_LAW}",
    Kind.CLASSIC: f"{_BOOK} container_title",
    Kind.PAPER_CONFERENCE: f"{_PART} event_title event_place issn",
    Kind.LEGAL_CASE: _LAW,
    Kind.DATASET: "author editor genre medium version publisher publisher_place doi",
    Kind.ENTRY: f"{_PART} version number",
    Kind.ENTRY_DICTIONARY: _PART,
    Kind.EVENT: "author curator event_title event_place genre publisher",
    Kind.FIGURE: f"{_PICTORIAL} container_title page number doi",
    Kind.GRAPHIC: f"{_PICTORIAL} publisher publisher_place original_date",
    Kind.HEARING: f"author {_LAW} event_title event_place publisher publisher_place",
    Kind.LEGISLATION: f"author {_LAW}",
    Kind.MUSICAL_SCORE: f"composer {_BOOK} medium",
    Kind.PAMPHLET: f"{_BOOK} {_HELD}",
    Kind.PATENT: "author number genre authority jurisdiction",
    Kind.PERFORMANCE: f"{_PERFORMED} author composer event_title event_place",
    Kind.PERIODICAL: "editor publisher publisher_place volume issue issn",
    Kind.POST: "author container_title genre medium",
    Kind.ARTICLE: "author container_title number genre publisher version doi arxiv",
    Kind.REGULATION: f"author {_LAW}",
    Kind.REVIEW: f"{_ARTICLE} volume issue issn reviewed_title reviewed_author",
    Kind.REVIEW_BOOK: f"{_ARTICLE} volume issue issn reviewed_title reviewed_author",
    Kind.SOFTWARE: "author version genre medium publisher publisher_place doi",
    Kind.SONG: "author composer performer producer container_title medium publisher volume number",
    Kind.STANDARD: "author authority number version publisher publisher_place",
}


# Kinds of which an archive or a library has copies, under one shelf mark.
SHELVED = frozenset({Kind.BOOK, Kind.PAMPHLET})

# More exact labels of a field for some kinds.
_LABELS: dict[str, dict[Any, set[Kind]]] = {
    "author": {
        _("From"): {Kind.PERSONAL_COMMUNICATION},
        _("Interviewees"): {Kind.INTERVIEW},
        _("Inventors"): {Kind.PATENT},
        _("Mapmakers"): {Kind.MAP},
        _("Speakers"): {Kind.SPEECH},
        _("Artists"): {Kind.GRAPHIC},
    },
    "recipient": {_("To"): {Kind.PERSONAL_COMMUNICATION}},
    "container_title": {
        _("Journal"): {Kind.ARTICLE_JOURNAL, Kind.REVIEW, Kind.REVIEW_BOOK},
        _("Magazine"): {Kind.ARTICLE_MAGAZINE},
        _("Newspaper"): {Kind.ARTICLE_NEWSPAPER},
        _("Book"): {Kind.CHAPTER},
        _("Website"): {Kind.WEBPAGE},
        _("Blog"): {Kind.POST_WEBLOG},
        _("Network"): {Kind.POST},
        _("Proceedings"): {Kind.PAPER_CONFERENCE},
        _("Encyclopedia"): {Kind.ENTRY_ENCYCLOPEDIA},
        _("Dictionary"): {Kind.ENTRY_DICTIONARY},
        _("Database"): {Kind.ENTRY},
        _("Program"): {Kind.BROADCAST},
        _("Album"): {Kind.SONG},
        _("Series"): {Kind.MOTION_PICTURE},
        _("Treaty series"): {Kind.TREATY},
        _("Reporter or code"): {
            *(Kind.LEGAL_CASE, Kind.BILL, Kind.HEARING, Kind.LEGISLATION, Kind.REGULATION),
        },
    },
    "publisher": {
        _("University"): {Kind.THESIS},
        _("Institution"): {Kind.REPORT},
        _("Distributor"): {Kind.MOTION_PICTURE},
        _("Broadcaster"): {Kind.BROADCAST},
        _("Label"): {Kind.SONG},
    },
    "number": {
        _("Report number"): {Kind.REPORT},
        _("Patent number"): {Kind.PATENT},
        _("Docket number"): {Kind.LEGAL_CASE},
        _("Article number"): {Kind.ARTICLE_JOURNAL},
        _("Episode"): {Kind.BROADCAST},
        _("Track"): {Kind.SONG},
    },
    "event_title": {_("Conference"): {Kind.PAPER_CONFERENCE}},
    "box": {"Shelf mark": set(SHELVED)},
    "authority": {_("Court"): {Kind.LEGAL_CASE}},
}


@cache
def fields_of(kind: Kind) -> frozenset[str]:
    """Return the form's fields for works of this kind, without those that every kind has."""
    return frozenset({"title_short", "wikidata", *_FIELDS[kind].split()})


def kinds_with(field: str) -> list[Kind]:
    """Return the kinds whose form has the field."""
    return [kind for kind in Kind if field in fields_of(kind)]


def labels_of(field: str, *, usual: Any) -> list[tuple[Any, list[Kind]]]:
    """Return the field's labels with their kinds; `usual` is the label for all other kinds."""
    special = _LABELS.get(field, {})
    named = {kind for kinds in special.values() for kind in kinds}
    others = [kind for kind in Kind if kind not in named]
    return [
        (usual, others),
        *((label, [kind for kind in Kind if kind in kinds]) for label, kinds in special.items()),
    ]

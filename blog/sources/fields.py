"""What a source of each kind is described by: the fields of its form, each a CSL variable.

Every kind has a title, a date, a web address, and what Ibid itself asks: standing, note and key.
"""

from blog.sources.kinds import Kind

# Who took part, in the order of the form. CSL's names with an underscore for each hyphen.
PEOPLE = (
    *("author", "editor", "translator", "container_author", "collection_editor"),
    *("director", "script_writer", "producer", "performer", "composer", "host", "narrator"),
    *("interviewer", "recipient", "illustrator", "reviewed_author", "curator"),
)
# What is said in words, likewise.
WORDS = (
    *("container_title", "reviewed_title", "genre", "medium", "event_title", "event_place"),
    *("edition", "volume", "number_of_volumes", "issue", "number", "page", "number_of_pages"),
    *("collection_title", "publisher", "publisher_place", "original_date"),
    *("authority", "jurisdiction", "section", "version", "scale", "dimensions"),
    *("archive", "archive_place", "archive_collection", "box", "folder"),
    *("doi", "isbn", "issn", "pmid", "arxiv", "wikidata"),
)

_BOOK = "author editor translator edition volume collection_title publisher publisher_place"
_BOOK += " original_date isbn doi"
_PART = f"{_BOOK} container_title container_author page"
_ARTICLE = "author container_title page doi"
_PAPER = "author genre publisher publisher_place number_of_pages doi"
_KEPT = "archive archive_place archive_collection box folder"
_LAW = "number container_title volume page section authority jurisdiction"
_SHOWN = "director script_writer producer performer genre medium publisher publisher_place"
_MADE = f"author genre medium dimensions {_KEPT}"

_FIELDS: dict[Kind, str] = {
    Kind.BOOK: f"{_BOOK} illustrator collection_editor number_of_volumes number_of_pages",
    Kind.CHAPTER: f"{_PART} collection_editor",
    Kind.ARTICLE_JOURNAL: f"{_ARTICLE} translator volume issue number issn pmid arxiv",
    Kind.ARTICLE_MAGAZINE: f"{_ARTICLE} volume issue issn",
    Kind.ARTICLE_NEWSPAPER: f"{_ARTICLE} publisher_place edition section issue issn {_KEPT}",
    Kind.WEBPAGE: "author editor container_title publisher genre",
    Kind.POST_WEBLOG: "author container_title genre",
    Kind.MANUSCRIPT: f"author recipient translator genre publisher_place page {_KEPT}",
    Kind.DOCUMENT: f"{_PAPER} editor translator container_title volume page {_KEPT}",
    Kind.PERSONAL_COMMUNICATION: f"author recipient genre medium publisher_place {_KEPT}",
    Kind.INTERVIEW: f"author interviewer translator container_title genre medium publisher {_KEPT}",
    Kind.MOTION_PICTURE: f"{_SHOWN} container_title original_date",
    Kind.BROADCAST: f"{_SHOWN} host narrator container_title number event_place",
    Kind.MAP: f"{_MADE} scale edition collection_title publisher publisher_place isbn",
    Kind.REPORT: f"{_PAPER} editor number collection_title container_title issue isbn {_KEPT}",
    Kind.THESIS: f"author genre publisher publisher_place number_of_pages doi {_KEPT}",
    Kind.TREATY: f"author editor {_LAW} publisher publisher_place event_place {_KEPT}",
    Kind.SPEECH: f"author genre event_title event_place container_title publisher_place {_KEPT}",
    Kind.ENTRY_ENCYCLOPEDIA: _PART,
    Kind.COLLECTION: f"author editor genre publisher_place {_KEPT}",
    Kind.BILL: f"author {_LAW}",
    Kind.CLASSIC: f"{_BOOK} container_title",
    Kind.PAPER_CONFERENCE: f"{_PART} event_title event_place issn",
    Kind.LEGAL_CASE: _LAW,
    Kind.DATASET: "author editor genre medium version publisher publisher_place doi",
    Kind.ENTRY: f"{_PART} version number",
    Kind.ENTRY_DICTIONARY: _PART,
    Kind.EVENT: "author curator event_title event_place genre publisher",
    Kind.FIGURE: f"{_MADE} container_title page number doi",
    Kind.GRAPHIC: f"{_MADE} publisher publisher_place original_date",
    Kind.HEARING: f"author {_LAW} event_title event_place publisher publisher_place",
    Kind.LEGISLATION: f"author {_LAW}",
    Kind.MUSICAL_SCORE: f"composer {_BOOK} medium",
    Kind.PAMPHLET: f"{_BOOK} {_KEPT}",
    Kind.PATENT: "author number genre authority jurisdiction",
    Kind.PERFORMANCE: f"{_SHOWN} author composer event_title event_place",
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


def fields_of(kind: Kind) -> frozenset[str]:
    """The form's fields for works of this kind, beside those of every kind."""
    return frozenset({"wikidata", *_FIELDS[kind].split()})


def kinds_with(field: str) -> list[Kind]:
    return [kind for kind in Kind if field in fields_of(kind)]

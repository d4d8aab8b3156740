"""Types and fields of BibTeX and biblatex, mapped to CSL types and variables.

From the biblatex manual (https://ctan.org/pkg/biblatex, sections 2.1 and 2.2), BibTeX's
btxdoc (https://ctan.org/pkg/bibtex) and the additional fields of JabRef, Mendeley and BibDesk.
A CSL variable without a field of its own has a field with its CSL name.
"""

from blog.sources.parsing.items import NAMES, TEXTS, TYPES

# Types for reading

CSL_TYPES = {
    "article": "article-journal",
    "artwork": "graphic",
    "audio": "song",
    "blog": "post-weblog",
    "book_section": "chapter",
    "bookinbook": "chapter",
    "booklet": "pamphlet",
    "collection": "book",
    "commentary": "book",
    "conference": "paper-conference",
    "electronic": "webpage",
    "film": "motion_picture",
    "generic": "document",
    "image": "graphic",
    "inbook": "chapter",
    "incollection": "chapter",
    "inproceedings": "paper-conference",
    "inreference": "entry-encyclopedia",
    "jurisdiction": "legal_case",
    "legal": "treaty",
    "letter": "personal_communication",
    "magazine_article": "article-magazine",
    "manual": "book",
    "mastersthesis": "thesis",
    "movie": "motion_picture",
    "music": "song",
    "mvbook": "book",
    "mvcollection": "book",
    "mvproceedings": "book",
    "mvreference": "book",
    "newspaper_article": "article-newspaper",
    "online": "webpage",
    "phdthesis": "thesis",
    "preprint": "article",
    "proceedings": "book",
    "reference": "book",
    "suppbook": "chapter",
    "suppcollection": "chapter",
    "suppperiodical": "article-journal",
    "techreport": "report",
    "unpublished": "manuscript",
    "video": "motion_picture",
    "web_page": "webpage",
    "www": "webpage",
}
SUBTYPES = {"magazine": "article-magazine", "newspaper": "article-newspaper"}
GENRES = {
    "phdthesis": "PhD thesis",
    "mastersthesis": "Master’s thesis",
    "mathesis": "Master’s thesis",
    "bathesis": "Bachelor’s thesis",
    "candthesis": "Candidate thesis",
    "techreport": "Technical report",
    "resreport": "Research report",
    "software": "Computer software",
    "datacd": "CD-ROM",
    "audiocd": "Audio CD",
    "patent": "Patent",
    "patentus": "U.S. patent",
    "patenteu": "European patent",
    "patentuk": "British patent",
    "patentfr": "French patent",
    "patentde": "German patent",
    "patreq": "Patent request",
    "patrequs": "U.S. patent request",
    "patreqeu": "European patent request",
    "patrequk": "British patent request",
    "patreqfr": "French patent request",
    "patreqde": "German patent request",
}
TYPES_WITH_GENRE = ("phdthesis", "mastersthesis")

# Types for writing; a CSL type without an entry type of its own has an entrysubtype.
ENTRY_TYPES = {
    "article": "online",
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "book": "book",
    "chapter": "incollection",
    "dataset": "dataset",
    "entry-dictionary": "inreference",
    "entry-encyclopedia": "inreference",
    "graphic": "artwork",
    "legal_case": "jurisdiction",
    "legislation": "legislation",
    "manuscript": "unpublished",
    "motion_picture": "movie",
    "pamphlet": "booklet",
    "paper-conference": "inproceedings",
    "patent": "patent",
    "performance": "performance",
    "periodical": "periodical",
    "personal_communication": "letter",
    "post": "online",
    "post-weblog": "online",
    "report": "report",
    "software": "software",
    "song": "music",
    "standard": "standard",
    "thesis": "thesis",
    "treaty": "legal",
    "webpage": "online",
}

ARTICLES = frozenset(
    ["article", "article-journal", "article-magazine", "article-newspaper", "review", "review-book"]
)
BOOKS = frozenset(["book", "collection", "periodical", "pamphlet", "classic", "musical_score"])
PARTS = frozenset(
    ["chapter", "entry", "entry-dictionary", "entry-encyclopedia", "paper-conference"]
)

# Variables whose fields do not depend on the type: the first is written, all are read.
FIELDS: dict[str, tuple[str, ...]] = {
    "abstract": ("abstract",),
    "annote": ("annotation", "annote"),
    "call-number": ("library", "call-number"),
    "chapter-number": ("chapter",),
    "collection-title": ("series",),
    "container-title-short": ("shortjournal",),
    "edition": ("edition",),
    "event-place": ("venue",),
    "event-title": ("eventtitle",),
    "keyword": ("keywords", "keyword"),
    "medium": ("howpublished",),
    "note": ("note",),
    "number-of-pages": ("pagetotal", "numpages"),
    "number-of-volumes": ("volumes", "numberofvolumes"),
    "original-publisher": ("origpublisher",),
    "original-publisher-place": ("origlocation",),
    "original-title": ("origtitle",),
    "page": ("pages", "eid", "articleno", "article-number"),
    "part-number": ("part",),
    "publisher-place": ("location", "address", "city"),
    "status": ("pubstate",),
    "title-short": ("shorttitle",),
    "version": ("version",),
    "volume": ("volume",),
}
VERBATIM = {"DOI": "doi", "ISBN": "isbn", "ISSN": "issn", "PMCID": "pmcid", "PMID": "pmid"}
PUBLISHERS = ("publisher", "institution", "school", "organization")
WRITTEN_AS = {"publisher-place": "address"}
TITLE_LIKE = frozenset(["collection-title", "title-short", "event-title", "original-title"])

_TAKEN = frozenset(
    [field for fields in FIELDS.values() for field in fields]
    + [
        "number",
        "issue",
        "title",
        "publisher",
        "url",
        "doi",
        "isbn",
        "issn",
        "pmid",
        "pmcid",
        "language",
        "type",
    ]
)
OWN_TEXTS = {
    name.lower(): name
    for name in sorted(TEXTS - FIELDS.keys() - VERBATIM.keys() - {"URL"})
    if name.lower() not in _TAKEN
}

# People

ROLES = {
    **{name: name for name in sorted(NAMES)},
    "bookauthor": "container-author",
    "afterword": "contributor",
    "annotator": "contributor",
    "commentator": "contributor",
    "foreword": "contributor",
    "holder": "contributor",
    "introduction": "contributor",
}
EDITOR_TYPES = {
    "collaborator": "contributor",
    "compiler": "compiler",
    "curator": "curator",
    "director": "director",
    "editor": "editor",
    "illustrator": "illustrator",
    "organiser": "organizer",
    "organizer": "organizer",
    "performer": "performer",
    "producer": "producer",
}
EDITORS = ("editor", "editora", "editorb", "editorc")
NAME_FIELDS = {"container-author": "bookauthor"}

# Dates: variable, prefix of its fields

DATE_PREFIXES = {"issued": "", "original-date": "orig", "event-date": "event", "accessed": "url"}

COUNTRIES = {
    "countryde": "Germany",
    "countryeu": "European Union",
    "countryfr": "France",
    "countryuk": "United Kingdom",
    "countryus": "United States",
}

# Languages: biblatex's langid (babel's names) and IETF tags

LANGUAGES = {
    "arabic": "ar",
    "bulgarian": "bg",
    "catalan": "ca",
    "chinese": "zh",
    "croatian": "hr",
    "czech": "cs",
    "danish": "da",
    "dutch": "nl",
    "english": "en",
    "estonian": "et",
    "finnish": "fi",
    "french": "fr",
    "german": "de",
    "greek": "el",
    "hebrew": "he",
    "hungarian": "hu",
    "icelandic": "is",
    "italian": "it",
    "japanese": "ja",
    "korean": "ko",
    "latin": "la",
    "latvian": "lv",
    "lithuanian": "lt",
    "norwegian": "no",
    "persian": "fa",
    "polish": "pl",
    "portuguese": "pt",
    "romanian": "ro",
    "russian": "ru",
    "serbian": "sr",
    "slovak": "sk",
    "slovenian": "sl",
    "spanish": "es",
    "swedish": "sv",
    "turkish": "tr",
    "ukrainian": "uk",
    "vietnamese": "vi",
    "american": "en-US",
    "australian": "en-AU",
    "austrian": "de-AT",
    "brazilian": "pt-BR",
    "british": "en-GB",
    "canadian": "en-CA",
    "francais": "fr",
    "naustrian": "de-AT",
    "ngerman": "de",
    "nswissgerman": "de-CH",
    "ukenglish": "en-GB",
    "usenglish": "en-US",
}
BABEL_NAMES = {tag: name for name, tag in reversed(LANGUAGES.items())}

CSL_TYPES |= {name: name for name in TYPES - {"article", "collection"}}

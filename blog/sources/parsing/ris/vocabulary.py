"""Tags and types of RIS, mapped to CSL variables and types.

From the specification of Reference Manager, as used by EndNote, Zotero and publishers' sites:
https://en.wikipedia.org/wiki/RIS_(file_format).
"""

# Types for reading

CSL_TYPES = {
    "ABST": "article-journal",
    "ADVS": "motion_picture",
    "AGGR": "dataset",
    "ANCIENT": "classic",
    "ART": "graphic",
    "BILL": "bill",
    "BLOG": "post-weblog",
    "BOOK": "book",
    "CASE": "legal_case",
    "CHAP": "chapter",
    "CHART": "figure",
    "CLSWK": "classic",
    "COMP": "software",
    "CONF": "book",
    "CPAPER": "paper-conference",
    "CTLG": "book",
    "DATA": "dataset",
    "DBASE": "dataset",
    "DICT": "entry-dictionary",
    "EBOOK": "book",
    "ECHAP": "chapter",
    "EDBOOK": "book",
    "EJOUR": "article-journal",
    "ELEC": "webpage",
    "ENCYC": "entry-encyclopedia",
    "EQUA": "figure",
    "FIGURE": "figure",
    "GEN": "document",
    "GOVDOC": "report",
    "GRANT": "document",
    "HEAR": "hearing",
    "ICOMM": "post",
    "INPR": "article-journal",
    "JFULL": "periodical",
    "JOUR": "article-journal",
    "LEGAL": "regulation",
    "MANSCPT": "manuscript",
    "MAP": "map",
    "MGZN": "article-magazine",
    "MPCT": "motion_picture",
    "MULTI": "webpage",
    "MUSIC": "musical_score",
    "NEWS": "article-newspaper",
    "PAMP": "pamphlet",
    "PAT": "patent",
    "PCOMM": "personal_communication",
    "RPRT": "report",
    "SER": "book",
    "SLIDE": "graphic",
    "SOUND": "song",
    "STAND": "standard",
    "STAT": "legislation",
    "THES": "thesis",
    "UNPB": "manuscript",
    "UNPD": "manuscript",
    "VIDEO": "motion_picture",
    "WEB": "webpage",
}
# Types that some programs write in full.
NAMED_TYPES = {
    "journal article": "JOUR",
    "journal": "JOUR",
    "article": "JOUR",
    "whole book": "BOOK",
    "book section": "CHAP",
    "book chapter": "CHAP",
    "newspaper article": "NEWS",
    "magazine article": "MGZN",
    "web page": "ELEC",
    "thesis": "THES",
    "report": "RPRT",
    "conference paper": "CPAPER",
}

# Types for writing. A CSL type without a RIS type of its own is in the patch.
RIS_TYPES = {
    "article": "UNPB",
    "broadcast": "VIDEO",
    "collection": "GEN",
    "interview": "PCOMM",
    "performance": "MULTI",
    "review": "JOUR",
    "review-book": "JOUR",
    "speech": "CPAPER",
    "treaty": "STAT",
} | {
    csl: ris
    for ris, csl in reversed(CSL_TYPES.items())
    if ris not in {"EBOOK", "ECHAP", "EJOUR", "EDBOOK", "ABST", "INPR", "CTLG", "SER"}
}
RIS_TYPES |= {
    "book": "BOOK",
    "dataset": "DATA",
    "classic": "CLSWK",
    "figure": "FIGURE",
    "graphic": "ART",
    "manuscript": "MANSCPT",
    "motion_picture": "MPCT",
    "report": "RPRT",
    "webpage": "ELEC",
}

ARTICLES = frozenset(
    [
        "article-journal",
        "article-magazine",
        "article-newspaper",
        "periodical",
        "review",
        "review-book",
    ]
)
BOOKS = frozenset(["book", "classic", "musical_score", "pamphlet"])

# Variables and their tags, the same for every type: the first is written, all are read.
TAGS: dict[str, tuple[str, ...]] = {
    "abstract": ("AB", "N2"),
    "annote": ("RN",),
    "archive": ("DB",),
    "call-number": ("CN",),
    "archive_location": ("AN",),
    "container-title-short": ("J2", "JA"),
    "edition": ("ET",),
    "genre": ("M3",),
    "language": ("LA",),
    "number-of-volumes": ("NV",),
    "original-title": ("OP",),
    "publisher": ("PB",),
    "publisher-place": ("CY", "PP"),
    "reviewed-title": ("RI",),
    "section": ("SE",),
    "status": ("C8",),
    "title-short": ("ST",),
    "version": ("C7",),
    "volume": ("VL", "VO"),
}
NAMES = {
    "author": ("AU", "A1"),
    "collection-editor": ("A3",),
    "editor": ("A2", "ED"),
    "translator": ("A4", "TA"),
}
PATCH = "U5"

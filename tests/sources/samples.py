"""Three works as CSL items, and a function to import them."""

from blog.sources.importing import import_sources
from blog.sources.imports.planning import plan_import
from blog.sources.parsing import Parsed

LUTHI = {
    "id": "luthi2008",
    "type": "book",
    "title": "The Sino-Soviet Split: Cold War in the Communist World",
    "author": [{"family": "Lüthi", "given": "Lorenz M."}],
    "issued": {"date-parts": [[2008]]},
    "ISBN": "978-0-691-13590-8",
}
GOLDSTEIN = {
    "id": "goldstein2001",
    "type": "article-journal",
    "title": "Return to Zhenbao Island",
    "DOI": "https://doi.org/10.1017/S0009443901000572",
}
LETTER = {
    "id": "mao1950",
    "type": "manuscript",
    "title": "Letter to Stalin & others {draft} <b>",
    "author": [
        {"family": "Beauvoir", "given": "Simone", "non-dropping-particle": "de"},
        {"family": "King", "given": "Martin Luther", "suffix": "Jr."},
        {"literal": "Central Committee, 7th"},
    ],
    "issued": {"literal": "1950?"},
    "original-date": {"date-parts": [[1949, 12]]},
    "archive": "Archive of the President",
    "archive-place": "Moscow",
    "archive_collection": "Fond 52",
    "archive_location": "box 3, folder 7",
    "genre": "letter",
}


def import_items(*items):
    return import_sources(plan_import(Parsed(items=[dict(item) for item in items])))

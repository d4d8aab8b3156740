"""Two works as CSL items."""

BOOK = {
    "type": "book",
    "title": "The Split",
    "author": [{"family": "Gogh", "given": "Vincent", "non-dropping-particle": "van"}],
    "issued": {"date-parts": [[2008]]},
    "publisher": "A Press",
    "ISBN": "9780691135908",
}
ARTICLE = {
    "type": "article-journal",
    "title": "Return",
    "container-title": "Quarterly",
    "author": [{"family": "Able", "given": "A."}, {"literal": "UNESCO"}],
    "issued": {"date-parts": [[2001, 12]]},
    "volume": "168",
    "page": "985-997",
    "ISSN": "0305-7410",
    "DOI": "10.1000/x",
}

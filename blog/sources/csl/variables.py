"""The variables of CSL by their kind."""


def _names_in(text: str) -> frozenset[str]:
    return frozenset(text.split())


NAME_VARIABLES = _names_in("""
    author chair collection-editor compiler composer container-author contributor curator director
    editor editor-translator editorial-director executive-producer guest host illustrator
    interviewer narrator organizer original-author performer producer recipient reviewed-author
    script-writer series-creator translator
""")
DATE_VARIABLES = _names_in("accessed available-date event-date issued original-date submitted")
NUMBER_VARIABLES = _names_in("""
    chapter-number citation-number collection-number edition first-reference-note-number issue
    locator number number-of-pages number-of-volumes page page-first part-number printing-number
    section supplement-number version volume
""")
VERBATIM_VARIABLES = _names_in("DOI ISBN ISSN PMCID PMID URL")

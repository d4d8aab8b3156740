"""Requirements of style manuals that the CSL files do not meet, by the manuals' examples."""

from blog.sources.styles.manuals.apa import APA
from blog.sources.styles.manuals.chicago import CHICAGO_AUTHOR_DATE, CHICAGO_NOTES
from blog.sources.styles.manuals.harvard import HARVARD
from blog.sources.styles.manuals.ieee import IEEE
from blog.sources.styles.manuals.manual import Manual
from blog.sources.styles.manuals.mla import MLA
from blog.sources.styles.manuals.nlm import NLM
from blog.sources.styles.manuals.oscola import OSCOLA

__all__ = [
    "APA",
    "CHICAGO_AUTHOR_DATE",
    "CHICAGO_NOTES",
    "HARVARD",
    "IEEE",
    "MLA",
    "NLM",
    "OSCOLA",
    "Manual",
]

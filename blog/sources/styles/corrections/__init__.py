"""Corrections of citeproc-py where it deviates from CSL, as subclasses of its elements.

lxml recreates an element's Python object when nothing references it, so the state of a
reference is kept on the root: `root.progress`, `root.macros`, `root.spoken`.
"""

from blog.sources.styles.corrections.dates import Date, DatePart
from blog.sources.styles.corrections.layout import Layout
from blog.sources.styles.corrections.names import Name, NamePart, Names
from blog.sources.styles.corrections.structure import Else, ElseIf, Group, If, Substitute
from blog.sources.styles.corrections.values import Label, Number, Text

CORRECTED: dict[str, type] = {
    "date": Date,
    "date-part": DatePart,
    "else": Else,
    "else-if": ElseIf,
    "group": Group,
    "if": If,
    "label": Label,
    "layout": Layout,
    "name": Name,
    "name-part": NamePart,
    "names": Names,
    "number": Number,
    "substitute": Substitute,
    "text": Text,
}

"""Readers and writers of other programs' bibliographies, from and to CSL items. No Django."""

from blog.sources.parsing.encodings import ENCODINGS, Decoded, decode
from blog.sources.parsing.formats import FORMATS, Format, recognize, text_of
from blog.sources.parsing.results import CslItem, Failure, Parsed

__all__ = [
    "ENCODINGS",
    "FORMATS",
    "CslItem",
    "Decoded",
    "Failure",
    "Format",
    "Parsed",
    "decode",
    "recognize",
    "text_of",
]

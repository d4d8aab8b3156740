"""Bibliographies of other programs, read into CSL items and written. No Django here."""

from blog.sources.parsing.formats import FORMATS, Format, recognize, text_of
from blog.sources.parsing.results import CslItem, Failure, Parsed

__all__ = ["FORMATS", "CslItem", "Failure", "Format", "Parsed", "recognize", "text_of"]

"""Blogger: the feed of Google Takeout (2018 on) and the XML file of Blogger's own backup (2008)."""

from blog.imports.readers.blogger.reading import read, recognizes

__all__ = ["read", "recognizes"]

"""Folders of Markdown, as Jekyll, Hugo, Pelican and other generators of static sites keep them."""

from blog.imports.readers.markdown.reading import read, recognizes

__all__ = ["read", "recognizes"]

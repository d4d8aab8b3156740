"""Substack: the ZIP file of its export, posts.csv and a folder of HTML."""

from blog.imports.readers.substack.reading import read, recognizes

__all__ = ["read", "recognizes"]

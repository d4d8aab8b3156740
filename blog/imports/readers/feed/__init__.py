"""Feeds, Atom or RSS: what a blog without an export tells the world of its posts."""

from blog.imports.readers.feed.reading import read, recognizes

__all__ = ["read", "recognizes"]

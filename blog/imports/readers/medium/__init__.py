"""Medium: the ZIP file of HTML that it sends to its writers."""

from blog.imports.readers.medium.reading import read, recognizes

__all__ = ["read", "recognizes"]

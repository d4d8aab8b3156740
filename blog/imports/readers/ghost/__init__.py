"""Ghost: its JSON file, versions 1 to 6, alone or in a ZIP file with its pictures and redirects."""

from blog.imports.readers.ghost.reading import read, recognizes

__all__ = ["read", "recognizes"]

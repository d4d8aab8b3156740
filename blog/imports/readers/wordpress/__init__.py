"""WordPress: WXR files of versions 1.0 to 1.2, as its exporter and other programs write them."""

from blog.imports.readers.wordpress.reading import read, recognizes

__all__ = ["read", "recognizes"]

"""XML of exports as programs really write it: decoded, mended and read element by element."""

from blog.imports.readers.xml.stream import XmlStream, name_of, text_of

__all__ = ["XmlStream", "name_of", "text_of"]

"""Texts of other systems as plain HTML: line breaks, shortcodes, galleries, footnotes."""

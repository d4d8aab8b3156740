"""Ibid's own archive: a ZIP file of plain files with all content. See docs/export-format.md."""

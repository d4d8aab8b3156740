"""Metadata of a source: schema.org for search engines, COinS for reference managers."""

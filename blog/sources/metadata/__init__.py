"""A source for machines: schema.org for search engines, COinS for reference managers."""

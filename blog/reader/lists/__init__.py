"""Archives, tags, authors, series."""

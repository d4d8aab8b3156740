"""How things are said on a page."""

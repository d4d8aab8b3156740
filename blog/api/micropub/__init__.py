"""Micropub (W3C): existing editors write posts as microformats, with an API token."""

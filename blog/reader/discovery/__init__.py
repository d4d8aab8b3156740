"""Metadata for programs: JSON-LD, Open Graph, Dublin Core, oEmbed, sitemaps, link headers.

These modules take the `origin` of absolute URLs instead of the request.
"""

"""Rendering a post's page from its text: citations, notes, bibliography, figures, embeds."""

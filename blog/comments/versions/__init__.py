"""Editing a comment, by its commenter or a moderator, and its earlier versions."""

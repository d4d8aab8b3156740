"""Editing a comment, by its commenter or a moderator, and the versions it had before."""

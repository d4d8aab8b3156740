"""Threads: a comment on a post with all replies below it, and pages of threads."""

"""Threads: a comment on a post with the replies below it, and the pages they are read on."""

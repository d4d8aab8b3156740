"""Backups of comment systems, whose comments belong to posts that are here, by their paths."""

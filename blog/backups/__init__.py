"""Backups of the database and the media, made while the blog runs, verified and restored."""

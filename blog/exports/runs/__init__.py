"""Exports that the worker makes for the admin panel, and their files."""

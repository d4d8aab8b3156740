"""Restoring the pictures and files of the library."""

"""Hashes that recognize a text or an IP address without storing it."""

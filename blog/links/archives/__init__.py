"""Archived versions of the pages of sources, in a web archive that the owner chooses."""

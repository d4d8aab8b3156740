"""Feeds in three formats with the same content: Atom, RSS and JSON Feed."""

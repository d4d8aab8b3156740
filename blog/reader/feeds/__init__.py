"""Feeds in three formats: Atom, RSS and JSON Feed, each told the same."""

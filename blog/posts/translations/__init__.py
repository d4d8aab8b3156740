"""Translations: the same post in several languages."""

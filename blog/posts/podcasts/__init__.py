"""Podcasts: a tag or a series whose feed directories of podcasts accept."""

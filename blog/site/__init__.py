"""The blog itself: its name, tagline, language, time zone and policies."""

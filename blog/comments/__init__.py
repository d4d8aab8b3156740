"""Readers' comments: posting, the spam filter, moderation, emails about them, and privacy."""

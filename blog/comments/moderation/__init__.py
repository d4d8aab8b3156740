"""Moderators' decisions about comments, the moderation queue, and moderators' replies."""

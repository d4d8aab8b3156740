"""Comments in the admin panel: list, moderation queue, spam filter."""

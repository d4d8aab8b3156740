"""Date formats, where Django's own do not suit a blog."""

"""Bulk changes of posts, and undoing them."""

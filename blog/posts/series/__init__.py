"""Series of posts."""

"""The menu of a blog: its pages and chosen links."""

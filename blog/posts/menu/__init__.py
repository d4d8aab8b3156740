"""The menu of a blog: its pages and custom links."""

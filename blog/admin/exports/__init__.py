"""The page to export the blog."""

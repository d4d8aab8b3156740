"""The page of a post, and how to cite it."""

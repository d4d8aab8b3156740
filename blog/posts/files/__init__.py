"""The files in the texts of posts."""

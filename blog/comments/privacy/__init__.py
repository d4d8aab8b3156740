"""Commenters' data: shown, exported and erased by an emailed link; deleted when it expires."""

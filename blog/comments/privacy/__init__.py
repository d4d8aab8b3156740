"""Commenters' data: seen, exported and erased by a mailed link; deleted when its time is over."""

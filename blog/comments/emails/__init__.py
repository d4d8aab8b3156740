"""Emails about comments, to moderators, commenters and followers, and the links in them."""

"""Emails about comments: to moderators, authors and followers, and the links in them."""

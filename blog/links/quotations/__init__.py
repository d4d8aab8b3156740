"""Quotations of posts, compared with the copies of the pages that they are from."""

"""Kept copies of cited web pages: the record, the readable text, what readers see of them."""

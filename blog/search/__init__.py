"""Full-text search of posts, comments and sources: one interface, two databases.

`indexing` keeps the index, `queries` parses what a reader types, `searching` returns a page of
results, `highlighting` marks the hits; `sqlite` and `postgresql` are the two backends.
"""

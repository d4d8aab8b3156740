"""Full-text search of posts, comments and sources: one interface, two databases.

`indexing` maintains the index, `queries` parses a reader's query, `searching` returns a page of
results, `highlighting` marks the hits; `sqlite` and `postgresql` are the two backends.
"""

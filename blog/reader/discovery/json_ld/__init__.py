"""JSON-LD in schema.org's vocabulary, for search engines and other programs.

Each node has one `@id` on every page that mentions it: the blog, its publisher, an author, a post.
The comments of a post are in its HTML as microdata, next to their text; repeated as JSON they would
double the page. They name the post by the same `@id`.
"""

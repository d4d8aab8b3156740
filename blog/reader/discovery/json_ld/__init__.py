"""JSON-LD in schema.org's vocabulary, for search engines and other programs.

The blog, its publisher, an author and a post are nodes with the same `@id` on every page that
mentions them. A post's comments are marked up as microdata in the HTML, since repeating them as
JSON would double the page. They refer to the post by the same `@id`.
"""

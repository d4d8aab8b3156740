"""Readers' pages: everything the public can open.

`urls` lists them. A folder per noun; next to them what all share: `errors`, `origin`, `paths`,
`page_views`, `same_origin` and `xml`.
"""

"""Readers' pages: everything the public can open.

`urls` lists them. There is a folder per noun; all folders share the modules `errors`, `origin`,
`paths`, `same_origin` and `xml`.
"""

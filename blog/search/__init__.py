"""Finding posts, comments and sources by their words: one interface, two databases.

`indexing` keeps what can be found, `queries` reads what is asked, `finding` answers; `sqlite` and
`postgresql` know how their database does it.
"""

"""Ibid's SQLite backend: the name that DATABASES gives as its engine."""

"""Ibid's SQLite backend, the engine in DATABASES."""

"""Moving a blog from SQLite to PostgreSQL: every row, verified."""

"""The blog's settings: its name, language, time zone, appearance and policies."""

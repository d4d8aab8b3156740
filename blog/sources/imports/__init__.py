"""Importing bibliographies: planned first, then stored in batches; safe to repeat."""

"""The dashboard and statistics."""

"""The same text in several languages."""

"""Leaving whole: the archive of everything, WordPress's export format, and a still copy."""

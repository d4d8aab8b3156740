"""The blog's settings."""

"""Unsaved text of open editor windows."""

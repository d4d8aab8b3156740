"""Signals about the blog's settings, sent after the transaction."""

from django.dispatch import Signal

# Sent with `changed`, the names of the fields whose values changed.
settings_changed = Signal()

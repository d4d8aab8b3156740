"""Signals about files, for the rooms above."""

from django.dispatch import Signal

# Sent with `file` when its metadata, its captions or what the worker read of it have changed.
file_changed = Signal()

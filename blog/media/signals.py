"""Signals about pictures, for the rooms above."""

from django.dispatch import Signal

# Sent with `picture` when its file, renditions or metadata have changed.
picture_ready = Signal()

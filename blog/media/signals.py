"""What media tells the rooms above."""

from django.dispatch import Signal

# A picture's copies have been made: sent with `picture`.
picture_ready = Signal()

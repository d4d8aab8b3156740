"""What sources tell the rooms above."""

from django.dispatch import Signal

# What readers see of a source has changed: sent with `source`.
source_changed = Signal()

"""What sources tell the rooms above."""

from django.dispatch import Signal

# What readers see of a source has changed: sent with `source`.
source_changed = Signal()

# Two records of one work become one: sent with `kept` and `gone`, before `gone` is deleted. Whoever
# uses `gone` turns to `kept`, in the same transaction.
sources_merged = Signal()

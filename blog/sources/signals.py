"""Signals of sources, for the rooms above."""

from django.dispatch import Signal

# A source has changed: emitted with `source`.
source_changed = Signal()

# Two records of one work are merged: emitted with `kept` and `gone` before `gone` is deleted.
# Receivers replace `gone` by `kept` in the same transaction.
sources_merged = Signal()

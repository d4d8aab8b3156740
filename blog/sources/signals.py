"""Signals of sources, for the packages that use them."""

from django.dispatch import Signal

# Emitted with `source` after a source was changed.
source_changed = Signal()

# Emitted with `kept` and `gone` when two records are merged, before `gone` is deleted.
# Receivers replace `gone` by `kept` in the same transaction.
sources_merged = Signal()

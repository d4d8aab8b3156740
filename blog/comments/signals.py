"""What comments tell the rooms above."""

from django.dispatch import Signal

# What readers see of a comment has changed, or may have: sent with `comment`, after commit.
comment_changed = Signal()

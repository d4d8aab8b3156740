"""Work that comes round by itself: what is due, and tasks that were cut off."""

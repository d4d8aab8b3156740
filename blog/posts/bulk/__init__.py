"""Changes to several posts at once, and their undo."""

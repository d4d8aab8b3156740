"""Posts in the admin panel: list, editor, autosave, revisions, previews."""

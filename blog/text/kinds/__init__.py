"""What a text may hold: how each kind is stored, cleaned, edited, imported, fed and searched."""

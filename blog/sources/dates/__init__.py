"""Dates of sources: stored in EDTF, given to styles in CSL, typed and shown as text."""

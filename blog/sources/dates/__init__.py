"""Dates of sources: stored in EDTF, passed to styles in CSL, typed and shown as text."""

"""Who writes here, and what each may do."""

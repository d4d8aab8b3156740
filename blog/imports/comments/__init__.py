"""The comments of imported entries."""

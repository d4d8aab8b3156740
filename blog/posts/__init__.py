"""Posts and pages: writing, citing, rendering and publishing them, and their permalinks."""

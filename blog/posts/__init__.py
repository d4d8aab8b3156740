"""Posts and pages: writing, citing, rendering, publishing, and permalinks that last."""

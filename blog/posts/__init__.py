"""Posts and pages: drafting, citing, rendering, publishing, and addresses that last."""

"""The ledger of paths that readers could once open, except those of posts (see permalinks)."""

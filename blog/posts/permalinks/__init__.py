"""The permalinks of posts: assigned once and kept forever."""

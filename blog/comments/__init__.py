"""What readers write under a post, and what becomes of it."""

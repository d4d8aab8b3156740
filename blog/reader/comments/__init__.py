"""The comment form, threads, and what commenters can do with their own comments."""

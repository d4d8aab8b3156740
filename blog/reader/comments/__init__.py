"""The comment form, threads, and pages where commenters manage their own comments."""

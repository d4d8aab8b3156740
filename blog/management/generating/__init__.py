"""A generated blog of any size, to measure Ibid with: the same for the same seed."""

"""Posts that belong together, in order."""

"""Posts and pages for programs: what they show, and what may be changed."""

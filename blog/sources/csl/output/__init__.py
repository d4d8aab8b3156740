"""Rich text between rendering and writing: a small tree, its punctuation, and its writers."""

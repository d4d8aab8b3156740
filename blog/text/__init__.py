"""Text processing: sanitizing, marks, Markdown, slugs, diffs, direction. No Django."""

"""Text in, text out: sanitizing, marks, Markdown, slugs, differences, direction. No Django."""

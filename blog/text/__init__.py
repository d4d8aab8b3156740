"""Text in, text out: sanitizing, Markdown, slugs, excerpts and the marks in a post. No Django."""

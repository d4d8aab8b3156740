"""Text in, text out: sanitising, Markdown, slugs, excerpts and the marks in a post. No Django."""

"""Whether this host can answer, and figures of how the blog is doing."""

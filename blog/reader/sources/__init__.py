"""The sources of the blog, and one source's page."""

"""Webmention: what other sites say of a post, and notifying pages that a post links to."""

"""Webmention: receiving links from other sites, and notifying pages that a post links to."""

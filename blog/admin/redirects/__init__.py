"""Redirects, and the addresses that readers asked for in vain."""

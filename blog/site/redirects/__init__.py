"""Redirects that the owner sets for addresses that nothing answers."""

"""Ibid's configuration: settings, URLs and the server's entry points."""

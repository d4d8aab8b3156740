"""The internet, as far as these tests see it."""

from tests.internet import authority, internet

__all__ = ["authority", "internet"]

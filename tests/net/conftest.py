"""The fake internet of these tests."""

from tests.internet import authority, internet

__all__ = ["authority", "internet"]

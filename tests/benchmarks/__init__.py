"""Measurements that take too long for a test; each says its figures, README.md keeps them."""

"""Measurements that take too long for tests; they print figures, which README.md records."""

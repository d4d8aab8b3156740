"""Imports of whole blogs: pure readers, a plan that changes nothing, and loading that repeats."""

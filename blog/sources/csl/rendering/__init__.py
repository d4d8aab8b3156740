"""Rendering the elements of a style for one item: a module for each kind of element."""

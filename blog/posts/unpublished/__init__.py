"""Unpublished changes to live posts: readers see the published post until they are published."""

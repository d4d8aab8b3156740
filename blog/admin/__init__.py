"""The door for authors: Django's admin made a good place to write."""

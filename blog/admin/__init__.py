"""The admin panel: Django's admin, extended for writing and running a blog."""

"""Paths of tags, series, authors, sources, pictures and archives that readers could once open."""

from django.db import models


class PublicPath(models.Model):
    """A path that readers could open at some time. It is read only when the page is not found.

    The path then redirects to `moved_to`, or answers 410 Gone if that is empty.
    """

    path = models.CharField(max_length=500, primary_key=True)
    moved_to = models.CharField(max_length=500, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.path} → {self.moved_to}" if self.moved_to else self.path

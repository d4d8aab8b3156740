"""The installation: what every host of the blog has in common."""

from typing import ClassVar

from django.db import models


class InstallationManager(models.Manager["Installation"]):
    def current(self) -> "Installation":
        """Return the one row, which the first host creates."""
        return self.get_or_create(pk=1)[0]


class Installation(models.Model):
    """The one blog in this database.

    `key_fingerprint` is of the secret key, from which nobody can compute the key. `media_marker` is
    the content of a file among the media. `rendering` is a digest of the code that rendered all
    posts.
    """

    key_fingerprint = models.CharField(max_length=64, blank=True)
    media_marker = models.CharField(max_length=64, blank=True)
    rendering = models.CharField(max_length=64, blank=True)

    objects: ClassVar[InstallationManager] = InstallationManager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(pk=1), name="installation_is_single")
        ]

    def __str__(self) -> str:
        return "installation"

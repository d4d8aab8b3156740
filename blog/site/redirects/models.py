"""A redirect from an address, or from all addresses that begin alike."""

from django.db import models
from django.utils.encoding import escape_uri_path

SLASHES = "/\\"


class Redirect(models.Model):
    """A redirect from `path` to `target`, a path of the blog or a URL.

    A pattern's path ends in `*`. If its target does, too, the rest of the address takes its place.
    """

    path = models.CharField(max_length=500, unique=True)
    is_pattern = models.BooleanField(default=False)
    target = models.CharField(max_length=1000)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["path"]
        indexes = [
            models.Index(
                fields=["path"], condition=models.Q(is_pattern=True), name="redirect_patterns"
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(path__startswith="/"), name="redirect_is_absolute"
            )
        ]

    def __str__(self) -> str:
        return f"{self.path} → {self.target}"

    def matches(self, path: str) -> bool:
        return path.startswith(self.path[:-1]) if self.is_pattern else path == self.path

    def target_of(self, path: str) -> str:
        """Return where the matching path leads to; a path of the blog stays one.

        Browsers read what begins with two slashes, of either kind, as another host.
        """
        if not (self.is_pattern and self.target.endswith("*")):
            return self.target
        target = self.target[:-1] + escape_uri_path(path[len(self.path) - 1 :])
        return f"/{target.lstrip(SLASHES)}" if target.startswith("/") else target

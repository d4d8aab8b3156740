"""The authors of a post, in order."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from blog.people.slugs import SlugOf


class Byline(models.Model):
    """One of a post's authors: an account, or a guest by name."""

    post = models.ForeignKey("blog.Post", models.CASCADE, related_name="bylines")
    position = models.PositiveSmallIntegerField(default=0)
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="bylines"
    )
    guest = models.CharField(_("guest's name"), max_length=150, blank=True)
    guest_slug = SlugOf(of="guest", db_index=True)

    class Meta:
        verbose_name = _("author")
        verbose_name_plural = _("authors")
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(account__isnull=False, guest="")
                | Q(account__isnull=True) & ~Q(guest=""),
                name="byline_account_or_guest",
            ),
            models.UniqueConstraint(fields=["post", "account"], name="byline_account_once"),
        ]

    def __str__(self) -> str:
        return self.guest or str(self.account)

    def get_absolute_url(self) -> str:
        """Return the path of the author's page."""
        return reverse("author", args=[self.account.slug if self.account else self.guest_slug])

"""The authors of a post, in order."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from blog.people.slugs import SlugOf
from blog.text.words.slugs import slugify


class Byline(models.Model):
    """One of a post's authors: an account, or a guest by name.

    `listed_at` and `listed_as` are the date and the slug with which lists of the author have the
    post (see `posts.listing`).
    """

    post = models.ForeignKey("blog.Post", models.CASCADE, related_name="bylines")
    position = models.PositiveSmallIntegerField(default=0)
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="bylines"
    )
    guest = models.CharField(_("guest's name"), max_length=150, blank=True)
    guest_slug = SlugOf(of="guest", db_index=True)

    listed_at = models.DateTimeField(null=True, editable=False)
    listed_as = models.SlugField(max_length=100, blank=True, editable=False, db_index=False)

    class Meta:
        verbose_name = _("author")
        verbose_name_plural = _("authors")
        ordering = ["position", "pk"]
        indexes = [
            models.Index(
                fields=["listed_as", "-listed_at", "-post"],
                condition=Q(listed_at__isnull=False),
                name="byline_newest",
            ),
        ]
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
        return reverse("author", args=[self.author_slug])

    @property
    def author_slug(self) -> str:
        """The last part of the path of the author's page."""
        if self.account:
            return str(self.account.slug)
        return self.guest_slug or slugify(self.guest) or "unnamed"

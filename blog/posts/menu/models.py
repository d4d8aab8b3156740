"""The items that the owner put in the menu."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from blog.posts.models import Post
from blog.site.models import Site


class MenuItem(models.Model):
    """A page or URL in the menu; without a `title` it is labeled with the page's title."""

    site = models.ForeignKey(
        Site, models.CASCADE, default=Site.SINGLETON_PK, editable=False, related_name="menu_items"
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    page = models.ForeignKey(
        Post,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="menu_items",
        limit_choices_to={"kind": "page"},
        verbose_name=_("page"),
    )
    url = models.CharField(
        _("or URL"),
        max_length=300,
        blank=True,
        help_text=_("Such as /sources/ or https://example.org/."),
    )
    title = models.CharField(
        _("label"), max_length=60, blank=True, help_text=_("Leave empty to use the page’s title.")
    )

    class Meta:
        verbose_name = _("menu item")
        verbose_name_plural = _("menu")
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(page__isnull=False, url="")
                | Q(page__isnull=True) & ~Q(url="") & ~Q(title=""),
                name="menu_item_page_or_url",
            ),
        ]

    def __str__(self) -> str:
        return self.title or str(self.page)

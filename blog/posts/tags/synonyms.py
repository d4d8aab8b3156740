"""Synonyms: other names of tags."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from blog.posts.tags.folded_names import FoldedName
from blog.posts.tags.models import Tag


class Synonym(models.Model):
    """Another name of a tag: entering it adds the tag, and its URL redirects to the tag's."""

    slug = models.SlugField(max_length=100, primary_key=True)
    name = models.CharField(_("name"), max_length=100)
    folded = FoldedName(of="name")
    tag = models.ForeignKey(Tag, models.CASCADE, related_name="synonyms")

    class Meta:
        verbose_name = _("synonym")
        verbose_name_plural = _("synonyms")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

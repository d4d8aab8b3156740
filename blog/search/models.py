"""What can be found, by its words."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from blog.comments.models import Comment
from blog.posts.bylines.models import Byline
from blog.posts.citations.bibliography import sources_shown
from blog.posts.models import Kind, Post, live_q
from blog.posts.tags.models import Tagging
from blog.sources.models import Source


class Sort(models.TextChoices):
    POST = Kind.POST.value, _("posts")
    PAGE = Kind.PAGE.value, _("pages")
    COMMENT = "comment", _("comments")
    SOURCE = "source", _("sources")


class FindableQuerySet(models.QuerySet["Findable"]):
    def shown(self) -> Self:
        """What a stranger may see now, whatever the index still holds."""
        comment = Exists(Comment.objects.visible().filter(pk=OuterRef("comment")))
        source = Exists(sources_shown().filter(pk=OuterRef("source")))
        of_post = Q(post__isnull=False) & live_q("post__") & (Q(comment__isnull=True) | comment)
        return self.filter(of_post | Q(source__isnull=False) & source)

    def tagged(self, slug: str) -> Self:
        """Posts with the tag, and the comments under them."""
        return self.filter(
            Exists(Tagging.objects.filter(content_object=OuterRef("post"), tag__slug=slug))
        )

    def written_by(self, slug: str) -> Self:
        """Posts by the author who has this slug."""
        bylines = Byline.objects.filter(post=OuterRef("post"))
        theirs = bylines.filter(Q(account__slug=slug) | Q(guest_slug=slug))
        return self.filter(Exists(theirs), comment__isnull=True)


class Findable(models.Model):
    """A post, a page, a comment with its post, or a source, by the words it is found by.

    `pairs` are of scripts without spaces, with words of other scripts without their marks. The
    database's own index lies beside this table: see the migration that makes it.
    """

    sort = models.CharField(max_length=7, choices=Sort)
    post = models.ForeignKey(Post, models.CASCADE, null=True, related_name="+")
    comment = models.OneToOneField(Comment, models.CASCADE, null=True, related_name="+")
    source = models.OneToOneField(Source, models.CASCADE, null=True, related_name="+")
    year = models.SmallIntegerField(null=True)
    language = models.CharField(max_length=12)
    title = models.TextField(blank=True)
    headings = models.TextField(blank=True)
    body = models.TextField(blank=True)
    sources = models.TextField(blank=True)
    pairs = models.TextField(blank=True)

    objects: ClassVar[models.Manager["Findable"]] = models.Manager.from_queryset(FindableQuerySet)()

    class Meta:
        indexes = [models.Index(fields=["language"], name="findable_by_language")]
        constraints = [
            models.CheckConstraint(
                condition=Q(sort__in=["post", "page"])
                & Q(post__isnull=False, comment__isnull=True, source__isnull=True)
                | Q(sort="comment", post__isnull=False, comment__isnull=False, source__isnull=True)
                | Q(sort="source", post__isnull=True, comment__isnull=True, source__isnull=False),
                name="findable_is_one_thing",
            ),
            models.UniqueConstraint(
                fields=["post"], condition=Q(comment__isnull=True), name="findable_post_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sort} {self.title}"

"""How many posts or sources the lists of readers have."""

from django.db import models


class CountKind(models.TextChoices):
    """What posts are counted by: month, tag, author, and part of the sitemap."""

    MONTH = "month"
    TAG = "tag"
    AUTHOR = "author"
    POSTS = "posts"


class ListCount(models.Model):
    """The number of posts or sources of one group, with those that are scheduled.

    `key` names the group among those of its kind: "2013-07", a tag's primary key, an author's slug.
    `name` is the name of an author without an account. `changed_at` is the last change of its rows
    that readers see.
    """

    kind = models.CharField(max_length=7, choices=CountKind)
    key = models.CharField(max_length=150)
    name = models.CharField(max_length=150, blank=True)
    count = models.IntegerField(default=0)
    changed_at = models.DateTimeField(null=True)

    objects = models.Manager["ListCount"]()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "key"], name="list_count_once"),
            models.CheckConstraint(
                condition=models.Q(kind__in=CountKind.values), name="list_count_kind"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}: {self.count}"

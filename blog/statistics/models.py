"""Totals per day. After a year, the days of a month become one row dated its first day."""

from typing import ClassVar

from django.db import models

from blog.posts.models import Post


class PostViews(models.Model):
    """The number of views of a post on a day, and about how many visitors it had."""

    post = models.ForeignKey(Post, models.CASCADE, related_name="views")
    day = models.DateField()
    count = models.PositiveIntegerField(default=0)
    visitors = models.PositiveIntegerField(default=0)

    objects: ClassVar[models.Manager["PostViews"]] = models.Manager()

    class Meta:
        indexes = [models.Index(fields=["day", "post"], name="post_views_by_day")]
        constraints = [
            models.UniqueConstraint(fields=["post", "day"], name="post_views_once_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.post_id}, {self.day}: {self.count}"


class BlogVisitors(models.Model):
    """About how many visitors the whole blog had on a day."""

    day = models.DateField(primary_key=True)
    visitors = models.PositiveIntegerField(default=0)

    objects: ClassVar[models.Manager["BlogVisitors"]] = models.Manager()

    def __str__(self) -> str:
        return f"{self.day}: {self.visitors}"


class Referral(models.Model):
    """The number of views of a post on a day that came from another host."""

    post = models.ForeignKey(Post, models.CASCADE, related_name="referrals")
    day = models.DateField()
    host = models.CharField(max_length=100)
    count = models.PositiveIntegerField(default=0)

    objects: ClassVar[models.Manager["Referral"]] = models.Manager()

    class Meta:
        indexes = [models.Index(fields=["day", "host"], name="referral_by_day")]
        constraints = [
            models.UniqueConstraint(fields=["post", "day", "host"], name="referral_once_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.host}, {self.day}: {self.count}"


class SearchMiss(models.Model):
    """A query without results, and how often readers searched for it on a day."""

    day = models.DateField()
    query = models.CharField(max_length=100)
    count = models.PositiveIntegerField(default=0)

    objects: ClassVar[models.Manager["SearchMiss"]] = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["day", "query"], name="search_miss_once_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.query}, {self.day}: {self.count}"


class MissingPath(models.Model):
    """An address that nothing answers, and how often readers asked for it."""

    path = models.CharField(max_length=200, primary_key=True)
    count = models.PositiveIntegerField(default=0)
    first_at = models.DateTimeField()
    last_at = models.DateTimeField()

    objects: ClassVar[models.Manager["MissingPath"]] = models.Manager()

    class Meta:
        indexes = [models.Index(fields=["-count", "-last_at"], name="missing_most_often")]

    def __str__(self) -> str:
        return f"{self.path}: {self.count}"


class Salt(models.Model):
    """The secret with which a day's visitors are hashed; deleted when the day is over."""

    day = models.DateField(primary_key=True)
    secret = models.CharField(max_length=64)

    objects: ClassVar[models.Manager["Salt"]] = models.Manager()

    def __str__(self) -> str:
        return str(self.day)


class Visit(models.Model):
    """A visitor of a post today, or of the blog as a whole if `post` is null.

    The digest is an HMAC of the visitor's IP and browser with the day's salt. It does not reveal
    the visitor, and once the salt is deleted, it cannot be matched to a given person.
    """

    digest = models.CharField(max_length=32, primary_key=True)
    day = models.DateField()
    post = models.ForeignKey(Post, models.CASCADE, null=True, related_name="+")

    objects: ClassVar[models.Manager["Visit"]] = models.Manager()

    class Meta:
        indexes = [models.Index(fields=["day", "post"], name="visit_by_day")]

    def __str__(self) -> str:
        return self.digest

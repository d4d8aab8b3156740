"""Sums per day. After a year a month's days are one row, dated its first."""

from typing import ClassVar

from django.db import models

from blog.posts.models import Post


class PostReads(models.Model):
    """How often a post was read on a day, and by about how many."""

    post = models.ForeignKey(Post, models.CASCADE, related_name="reads")
    day = models.DateField()
    count = models.PositiveIntegerField(default=0)
    readers = models.PositiveIntegerField(default=0)

    objects: ClassVar[models.Manager["PostReads"]] = models.Manager()

    class Meta:
        indexes = [models.Index(fields=["day", "post"], name="reads_by_day")]
        constraints = [models.UniqueConstraint(fields=["post", "day"], name="reads_once_a_day")]

    def __str__(self) -> str:
        return f"{self.post_id}, {self.day}: {self.count}"


class BlogReaders(models.Model):
    """About how many people read anything at all on a day."""

    day = models.DateField(primary_key=True)
    readers = models.PositiveIntegerField(default=0)

    objects: ClassVar[models.Manager["BlogReaders"]] = models.Manager()

    def __str__(self) -> str:
        return f"{self.day}: {self.readers}"


class Referral(models.Model):
    """How often a post was reached from a page of another host on a day."""

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


class VainSearch(models.Model):
    """Words that were searched on a day and found nothing."""

    day = models.DateField()
    words = models.CharField(max_length=100)
    count = models.PositiveIntegerField(default=0)

    objects: ClassVar[models.Manager["VainSearch"]] = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["day", "words"], name="vain_search_once_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.words}, {self.day}: {self.count}"


class Salt(models.Model):
    """What the day's readers are told apart by. It is thrown away with the day."""

    day = models.DateField(primary_key=True)
    secret = models.CharField(max_length=64)

    objects: ClassVar[models.Manager["Salt"]] = models.Manager()

    def __str__(self) -> str:
        return str(self.day)


class Visit(models.Model):
    """That somebody read a post today, or (without post) anything.

    The digest is of the reader's address and browser under the day's salt: nobody can tell from it
    who that was, nor, once the salt is gone, ask whether it was a given person.
    """

    digest = models.CharField(max_length=32, primary_key=True)
    day = models.DateField()
    post = models.ForeignKey(Post, models.CASCADE, null=True, related_name="+")

    objects: ClassVar[models.Manager["Visit"]] = models.Manager()

    class Meta:
        indexes = [models.Index(fields=["day", "post"], name="visit_by_day")]

    def __str__(self) -> str:
        return self.digest

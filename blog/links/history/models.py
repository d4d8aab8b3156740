"""How many links had a state on a day."""

from typing import ClassVar

from django.db import models

from blog.links.models import LinkState


class LinkStateCount(models.Model):
    """The number of checked links with this state at the end of the day, or now if it is today."""

    day = models.DateField()
    state = models.CharField(max_length=8, choices=LinkState)
    count = models.PositiveIntegerField()

    objects: ClassVar[models.Manager["LinkStateCount"]] = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["day", "state"], name="link_state_once_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.day}, {self.state}: {self.count}"

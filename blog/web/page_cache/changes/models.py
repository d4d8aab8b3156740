"""The log of changes, which triggers write and every host reads."""

from typing import ClassVar

from django.db import models


class PageChange(models.Model):
    """A change of a row that pages show; `name` is its table's name, or `name:key`.

    On PostgreSQL, where transactions commit in any order, `transaction_id` tells a reader of the
    log which rows may still appear before others.
    """

    name = models.CharField(max_length=80)
    transaction_id = models.BigIntegerField(default=0)

    objects: ClassVar[models.Manager["PageChange"]] = models.Manager()

    class Meta:
        indexes = [models.Index(fields=["transaction_id"], name="page_change_transaction")]

    def __str__(self) -> str:
        return self.name

"""When each chore was last done, told to every worker by the database."""

from django.db import models


class ChoreRecord(models.Model):
    name = models.CharField(max_length=64, primary_key=True)
    due_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.name}, due {self.due_at:%Y-%m-%d %H:%M}"

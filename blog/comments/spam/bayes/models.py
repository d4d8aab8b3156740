"""The Bayes filter's training data: examples, tokens, and totals."""

from django.db import models
from django.db.models import Q

from blog.comments.models import Comment
from blog.comments.spam.bayes.tokens import MAX_TOKEN_LENGTH


class TrainingExample(models.Model):
    """A comment the filter has learned, with the tokens it had at that time."""

    comment = models.OneToOneField(
        Comment, models.CASCADE, primary_key=True, related_name="training_example"
    )
    is_spam = models.BooleanField()
    tokens = models.JSONField()

    def __str__(self) -> str:
        return f"{self.comment_id}: {self.is_spam}"


class Token(models.Model):
    """The number of spam and ham examples with a token, kept after the comments are deleted."""

    text = models.CharField(max_length=MAX_TOKEN_LENGTH, primary_key=True)
    spam = models.PositiveIntegerField(default=0)
    ham = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return self.text


class TrainingTotals(models.Model):
    """The total number of spam and ham examples, in one row."""

    ONLY_PK = 1

    spam = models.PositiveIntegerField(default=0)
    ham = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(pk=1), name="training_totals_one_row"),
        ]

    def __str__(self) -> str:
        return f"{self.spam} : {self.ham}"

"""What the Bayes filter has learned: comments, tokens, and how many of each kind."""

from django.db import models
from django.db.models import Q

from blog.comments.models import Comment
from blog.comments.spam.bayes.tokens import MAX_TOKEN_LENGTH


class TrainingExample(models.Model):
    """A comment the filter has learned, with the tokens it had then."""

    comment = models.OneToOneField(
        Comment, models.CASCADE, primary_key=True, related_name="training_example"
    )
    is_spam = models.BooleanField()
    tokens = models.JSONField()

    def __str__(self) -> str:
        return f"{self.comment_id}: {self.is_spam}"


class Token(models.Model):
    """In how many examples of spam and of ham a token was. It outlives their comments."""

    text = models.CharField(max_length=MAX_TOKEN_LENGTH, primary_key=True)
    spam = models.PositiveIntegerField(default=0)
    ham = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return self.text


class TrainingTotals(models.Model):
    """How many examples of spam and of ham there were, in one row."""

    ONLY_PK = 1

    spam = models.PositiveIntegerField(default=0)
    ham = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(pk=1), name="training_totals_one_row"),
        ]

    def __str__(self) -> str:
        return f"{self.spam} : {self.ham}"

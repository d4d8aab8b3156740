"""Training the Bayes filter with moderators' decisions, and undoing it."""

from collections.abc import Sequence

from django.db import transaction
from django.db.models import F

from blog.comments.models import Comment
from blog.comments.spam.bayes.classifier import Corpus
from blog.comments.spam.bayes.models import Token, TrainingExample, TrainingTotals
from blog.comments.spam.bayes.seed import seed
from blog.comments.spam.bayes.tokens import tokens_of
from blog.rows.prepared import Prepared


@transaction.atomic
def train(comment: Comment, *, is_spam: bool | None) -> None:
    """Learn the comment as spam or as ham; with None, unlearn it.

    An earlier training is undone token by token, exactly, even if the comment has changed since.
    """
    TrainingTotals.objects.get_or_create(pk=TrainingTotals.ONLY_PK)
    TrainingTotals.objects.select_for_update().get()  # one training at a time
    tokens = _tokens_of(comment)
    example = TrainingExample.objects.filter(comment=comment).first()
    if example and example.is_spam == is_spam and example.tokens == tokens:
        return
    if example:
        _count(example.tokens, is_spam=example.is_spam, by=-1)
        Token.objects.filter(spam=0, ham=0).delete()
        example.delete()
    if is_spam is not None:
        _count(tokens, is_spam=is_spam, by=1)
        TrainingExample.objects.create(comment=comment, is_spam=is_spam, tokens=tokens)


def training_of(comment: Comment) -> bool | None:
    """Return whether the comment was learned as spam; None if it was not learned."""
    examples = TrainingExample.objects.filter(comment=comment)
    return examples.values_list("is_spam", flat=True).first()


def corpus_of(tokens: Sequence[str]) -> Corpus:
    """Return the counts of these tokens in the seed and all examples together."""
    totals = _totals.first() or TrainingTotals()
    start = seed()
    rows = Token.objects.filter(text__in=tokens).values_list("text", "spam", "ham")
    learned = {text: (spam, ham) for text, spam, ham in rows}
    counts = {}
    for token in tokens:
        spam, ham = start.tokens.get(token, (0, 0))
        more_spam, more_ham = learned.get(token, (0, 0))
        counts[token] = (spam + more_spam, ham + more_ham)
    return Corpus(start.spam + totals.spam, start.ham + totals.ham, counts)


_totals = Prepared(lambda: TrainingTotals.objects.all()[:1])


def _count(tokens: Sequence[str], *, is_spam: bool, by: int) -> None:
    kind = "spam" if is_spam else "ham"
    if by > 0:
        Token.objects.bulk_create((Token(text=token) for token in tokens), ignore_conflicts=True)
    Token.objects.filter(text__in=tokens).update(**{kind: F(kind) + by})
    TrainingTotals.objects.update(**{kind: F(kind) + by})


def _tokens_of(comment: Comment) -> list[str]:
    check = getattr(comment, "spam_check", None)
    return tokens_of(
        body="" if comment.is_reaction else comment.body,
        name=comment.name,
        website=comment.website,
        original_url=comment.original_url,
        agent=check.agent if check else "",
    )

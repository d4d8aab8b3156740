"""The filter learns from what moderators decide, and unlearns what they take back."""

from collections.abc import Sequence

from django.db import transaction
from django.db.models import F

from blog.comments.models import Comment
from blog.comments.spam.bayes.classifying import Experience
from blog.comments.spam.bayes.seed import seed
from blog.comments.spam.bayes.tokens import signs_of
from blog.comments.spam.models import Lesson, Sign, Tally


@transaction.atomic
def teach(comment: Comment, *, is_spam: bool | None) -> None:
    """Learn the comment as spam or as none; with None, forget what was learned of it.

    Exact: what was learned before is taken back sign by sign, even if the comment has changed.
    """
    Tally.objects.get_or_create(pk=Tally.THE_ONE)
    Tally.objects.select_for_update().get()  # lessons are counted one after the other
    signs = _signs_of(comment)
    lesson = Lesson.objects.filter(comment=comment).first()
    if lesson and lesson.is_spam == is_spam and lesson.signs == signs:
        return
    if lesson:
        _count(lesson.signs, is_spam=lesson.is_spam, by=-1)
        Sign.objects.filter(spam=0, others=0).delete()
        lesson.delete()
    if is_spam is not None:
        _count(signs, is_spam=is_spam, by=1)
        Lesson.objects.create(comment=comment, is_spam=is_spam, signs=signs)


def taught(comment: Comment) -> bool | None:
    """What `teach` was told last of the comment."""
    return Lesson.objects.filter(comment=comment).values_list("is_spam", flat=True).first()


def experience_of(signs: Sequence[str]) -> Experience:
    """What the seed and all lessons say of these signs."""
    tally = Tally.objects.first() or Tally()
    start = seed()
    learned = {
        sign: (spam, others)
        for sign, spam, others in Sign.objects.filter(text__in=signs).values_list()
    }
    counts = {}
    for sign in signs:
        (spam, others), (more_spam, more_others) = (
            start.signs.get(sign, (0, 0)),
            learned.get(sign, (0, 0)),
        )
        counts[sign] = (spam + more_spam, others + more_others)
    return Experience(start.spam + tally.spam, start.others + tally.others, counts)


def _count(signs: Sequence[str], *, is_spam: bool, by: int) -> None:
    kind = "spam" if is_spam else "others"
    if by > 0:
        Sign.objects.bulk_create((Sign(text=sign) for sign in signs), ignore_conflicts=True)
    Sign.objects.filter(text__in=signs).update(**{kind: F(kind) + by})
    Tally.objects.update(**{kind: F(kind) + by})


def _signs_of(comment: Comment) -> list[str]:
    judgement = getattr(comment, "judgement", None)
    return signs_of(
        body="" if comment.is_gesture else comment.body,
        name=comment.name,
        website=comment.website,
        elsewhere=comment.elsewhere,
        agent=judgement.agent if judgement else "",
    )

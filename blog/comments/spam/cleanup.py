"""What judging does not need any more goes by itself."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from blog.comments.models import Comment, State, Thread
from blog.comments.spam.models import Judgement

AT_ONCE = 500


def forget_old_spam() -> int:
    """Delete the spam that nobody asked back within its days; gives how much it was.

    The days count from when it was sent, or was called spam. Spam that others answered stays, for
    their answers hang on it.
    """
    forgotten = 0
    while some := _forget_some():
        forgotten += some
    return forgotten


@transaction.atomic
def _forget_some() -> int:
    before = timezone.now() - timedelta(days=settings.COMMENTS_SPAM_DAYS)
    old = (
        Comment.objects.filter(state=State.SPAM, created_at__lt=before, replies=None)
        .exclude(rulings__decision__made_at__gte=before)
        .values_list("pk", "thread")[:AT_ONCE]
    )
    found = list(old)
    Comment.objects.filter(pk__in=[pk for pk, _thread in found]).delete()
    Thread.objects.filter(pk__in={thread for _pk, thread in found}, comments=None).delete()
    return len(found)


def fade_traces() -> int:
    """Blank the traces of addresses once no rate looks at them any more; gives how many."""
    before = timezone.now() - timedelta(days=1)
    return Judgement.objects.filter(made_at__lt=before).exclude(trace="").update(trace="")

"""What comes round by itself: errands that are due, and what is no longer needed."""

from datetime import timedelta

from django.utils import timezone

from blog.mentions.models import Fate, Mention, Notice
from blog.mentions.noticing import look_for_links, sends_mentions
from blog.mentions.tasks import check_mention, tell_page
from blog.site.models import Site

AT_ONCE = 100
NETWORKS_KEPT = timedelta(days=1)  # as long as a rate may look back
VAIN_KEPT = timedelta(days=30)


def do_errands() -> int:
    """Have the worker do what is due; gives how much it is."""
    look_for_links()
    is_telling = sends_mentions(Site.objects.current())
    mentions = list(Mention.objects.due().values_list("pk", flat=True)[:AT_ONCE])
    notices = list(Notice.objects.due().values_list("pk", flat=True)[: AT_ONCE * is_telling])
    for pk in mentions:
        check_mention.enqueue(pk)
    for pk in notices:
        tell_page.enqueue(pk)
    return len(mentions) + len(notices)


def forget_vain_mentions() -> int:
    """Forget from which networks mentions came, and those that came to nothing; gives how many."""
    now = timezone.now()
    old = Mention.objects.filter(told_at__lt=now - NETWORKS_KEPT).exclude(network="")
    old.update(network="")
    vain = Mention.objects.filter(told_at__lt=now - VAIN_KEPT).exclude(fate=Fate.FOUND)
    return vain.delete()[0]

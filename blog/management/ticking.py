"""The blog's chores: everything that comes round by itself, and how often."""

from datetime import timedelta

from blog.comments.privacy.cleanup import forget
from blog.comments.spam.cleanup import fade_traces
from blog.comments.versions.edit_links import forget_senders
from blog.jobs.periodic import Chore, do_due
from blog.jobs.retrying import forget_old_results, requeue_cut_off_tasks, retry_failed_tasks
from blog.mail.sending import forget_old_emails, send_due_emails
from blog.media.checking import check_files
from blog.mentions.doing import do_errands, forget_vain_mentions
from blog.people.sessions import forget_expired_sessions
from blog.people.throttling import forget_old_guesses
from blog.posts.autosave.autosaving import forget_old_copies
from blog.posts.bulk.changing import forget_old_acts
from blog.posts.history.revising import prune_revisions
from blog.posts.receivers import draw_missing_later
from blog.posts.trashing import empty_trash
from blog.statistics.rollup import close_days, roll_up_months

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)

CHORES = (
    Chore("send emails", send_due_emails, every=MINUTE),
    Chore("retry failed tasks", retry_failed_tasks, every=MINUTE),
    Chore("requeue cut-off tasks", requeue_cut_off_tasks, every=10 * MINUTE),
    Chore("forget old task results", forget_old_results, every=DAY),
    Chore("fade traces of addresses", fade_traces, every=HOUR),
    Chore("forget traces of commenters", forget, every=DAY),
    Chore("send and check webmentions", do_errands, every=MINUTE),
    Chore("forget vain webmentions", forget_vain_mentions, every=DAY),
    Chore("forget old emails", forget_old_emails, every=DAY),
    Chore("forget who sent comments", forget_senders, every=10 * MINUTE),
    Chore("forget expired sessions", forget_expired_sessions, every=DAY),
    Chore("forget old guesses", forget_old_guesses, every=DAY),
    Chore("close days of reading", close_days, every=10 * MINUTE),
    Chore("fold old days of reading", roll_up_months, every=DAY),
    Chore("thin out old revisions", prune_revisions, every=DAY),
    Chore("look for pictures' files", check_files, every=DAY),
    Chore("draw missing cards and icons", draw_missing_later, every=HOUR),
    Chore("empty the trash", empty_trash, every=HOUR),
    Chore("forget old bulk acts", forget_old_acts, every=DAY),
    Chore("forget old working copies", forget_old_copies, every=DAY),
)


def tick() -> list[str]:
    """Do what is due; gives the names of what was done."""
    return do_due(CHORES)

"""The schedule of periodic jobs. It has import paths of verbs, which are in rooms above this."""

from dataclasses import dataclass
from datetime import timedelta

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


@dataclass(frozen=True)
class Job:
    """A job that calls `verb` without arguments at the interval `every`.

    The verb must be safe to call twice.
    """

    name: str
    verb: str
    every: timedelta


SCHEDULE = (
    # mail, webmentions, tasks
    Job("Send due emails", "blog.mail.sending.send_due_emails", MINUTE),
    Job("Delete old emails", "blog.mail.sending.delete_old_emails", DAY),
    Job("Send and check webmentions", "blog.mentions.running.queue_due_webmentions", MINUTE),
    Job("Delete failed webmentions", "blog.mentions.running.delete_failed_mentions", DAY),
    Job("Send webhooks", "blog.webhooks.running.queue_due_deliveries", MINUTE),
    Job("Delete old webhook deliveries", "blog.webhooks.running.delete_old_deliveries", DAY),
    Job("Retry failed tasks", "blog.jobs.retrying.retry_failed_tasks", MINUTE),
    Job("Requeue tasks that were cut off", "blog.jobs.retrying.requeue_cut_off_tasks", 10 * MINUTE),
    Job("Delete old task results", "blog.jobs.retrying.delete_old_results", DAY),
    Job("Delete unscheduled jobs", "blog.jobs.periodic.delete_unscheduled_jobs", DAY),
    # links
    Job("Check links", "blog.links.running.queue_due_checks", MINUTE),
    Job("Collect links", "blog.links.running.collect_links_missed", HOUR),
    Job("Check quotations", "blog.links.quotations.checking.check_quotations", HOUR),
    Job("Count states of links", "blog.links.history.counting.count_states", HOUR),
    Job("Send reports on links", "blog.links.history.reporting.send_link_reports", HOUR),
    Job("Look in web archives", "blog.links.archives.queueing.queue_lookups", MINUTE),
    Job("Delete abandoned copies", "blog.copies.deleting.delete_abandoned_files", DAY),
    # backups
    Job("Back up", "blog.backups.nightly.back_up", DAY),
    # comments
    Job("Delete IP traces", "blog.comments.spam.cleanup.delete_ip_traces", HOUR),
    Job(
        "Delete commenters' personal data", "blog.comments.privacy.cleanup.delete_expired_data", DAY
    ),
    Job(
        "Delete keys of edit links",
        "blog.comments.versions.edit_links.delete_sender_hashes",
        10 * MINUTE,
    ),
    Job("Render outdated comments", "blog.comments.heads.render_outdated", DAY),
    # kept pages
    Job("Delete old changes of pages", "blog.web.page_cache.changes.feed.delete_old_changes", HOUR),
    # people
    Job("Delete expired sessions", "blog.people.sessions.delete_expired_sessions", DAY),
    Job("Delete old login attempts", "blog.people.login_attempts.delete_old_attempts", DAY),
    # statistics
    Job("Close finished days", "blog.statistics.rollup.close_days", 10 * MINUTE),
    Job("Delete old 404s", "blog.statistics.missing_paths.delete_old_missing", DAY),
    Job("Roll up old days", "blog.statistics.rollup.roll_up_months", DAY),
    # posts and pictures
    Job("Repair lists and their counts", "blog.posts.listing.repairing.repair_lists", DAY),
    Job("Update the search index", "blog.search.indexing.update_outdated", 10 * MINUTE),
    Job("Thin out old revisions", "blog.posts.history.pruning.prune_revisions", DAY),
    Job("Copy pictures of other sites", "blog.posts.pictures.tasks.queue_due_copies", MINUTE),
    Job("Check media files", "blog.media.integrity.verifying.check_presence", DAY),
    Job("Verify media files", "blog.media.integrity.verifying.verify_due", 10 * MINUTE),
    Job(
        "Delete unfinished uploads",
        "blog.media.files.partial_uploads.delete_old_uploads",
        HOUR,
    ),
    Job("Draw missing cards and icons", "blog.posts.receivers.draw_missing_later", HOUR),
    Job("Empty the trash", "blog.posts.trashing.empty_trash", HOUR),
    Job("Delete old bulk changes", "blog.posts.bulk.changing.delete_old_acts", DAY),
    Job("Delete empty groups", "blog.posts.translations.linking.delete_empty_groups", DAY),
    Job("Delete old imports", "blog.sources.imports.running.delete_old_imports", DAY),
    Job("Delete old uploads of blogs", "blog.imports.runs.starting.delete_old_uploads", DAY),
    Job("Delete old exports", "blog.exports.runs.starting.delete_old_exports", DAY),
    Job("Delete old autosaves", "blog.posts.autosave.autosaving.delete_old_autosaves", DAY),
)

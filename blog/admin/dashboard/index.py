"""The dashboard; its content depends on the account's role."""

from collections import Counter
from datetime import date, datetime, time
from typing import Any

from django.conf import settings
from django.utils import timezone

from blog.admin.dashboard.charts import DAYS, chart_of, starts_of
from blog.admin.dashboard.steps import first_steps
from blog.backups.nightly import last_verified_at
from blog.comments.models import Comment
from blog.media.files.models import MediaFile
from blog.media.models import Picture
from blog.people.models import Account
from blog.people.roles import Right, may
from blog.posts.autosave.autosaving import unsaved_anywhere
from blog.posts.choices import Stage
from blog.posts.models import Post
from blog.site.models import Site
from blog.sources.models import Source
from blog.statistics.reports import views_by_day
from blog.welcome.writing import REF as WELCOME

MAX_ROWS, MAX_SOURCES = 8, 5


def dashboard_context(account: Account, site: Site) -> dict[str, Any]:
    """Return the template context of the dashboard for the account and its role."""
    starts = starts_of(DAYS, today=timezone.localdate())
    pending = Comment.objects.moderated_by(account).pending()
    context: dict[str, Any] = {
        "pending_comments": pending.select_related("post").order_by("-created_at")[:MAX_ROWS],
        "comments": chart_of(_comments_by_day(account, starts[0]), starts=starts),
        "steps": first_steps(site) if account.is_owner else [],
        **(_backup_context() if may(account, Right.RUN) else {}),
    }
    if may(account, Right.WRITE):
        context |= _writing_context(account)
        own = Post.objects.editable_by(account)
        context["views"] = chart_of(views_by_day(starts[0], of=own), starts=starts)
    return context


def _backup_context() -> dict[str, Any]:
    return {"may_run": True, "makes_backups": settings.BACKUP_DIR, "backup_at": last_verified_at()}


def _writing_context(account: Account) -> dict[str, Any]:
    own = Post.objects.kept().filter(bylines__account=account)
    scheduled = Post.objects.editable_by(account).in_stage(Stage.SCHEDULED)
    return {
        "may_write": True,
        "unsaved": unsaved_anywhere(account, most=MAX_ROWS),
        "drafts": own.in_stage(Stage.DRAFT)
        .order_by("-saved_at")
        .only("title", "saved_at")[:MAX_ROWS],
        "changed": own.filter(unpublished__isnull=False)
        .select_related("unpublished")
        .order_by("-unpublished__saved_at")
        .only("title", "unpublished__saved_at")[:MAX_ROWS],
        "scheduled": scheduled.order_by("published_at").only("title", "published_at")[:MAX_ROWS],
        **_faults(),
    }


def _faults() -> dict[str, Any]:
    """Return what sources and pictures lack. The example's are left out: it shows faults."""
    sources = Source.objects.kept().exclude(import_ref__startswith=WELCOME)
    pictures = Picture.objects.kept().exclude(import_ref__startswith=WELCOME)
    lost_pictures = pictures.missing().prefetch_related("posts", "led_posts")
    lost_files = MediaFile.objects.kept().missing().prefetch_related("posts")
    return {
        "lost_media": [
            *lost_pictures.order_by("-missing_since")[:MAX_ROWS],
            *lost_files.order_by("-missing_since")[:MAX_ROWS],
        ],
        "incomplete_sources": sources.lacking_data().order_by("-created_at")[:MAX_SOURCES],
        "pictures_without_alt": pictures.without_alt_text().order_by("-uploaded_at")[:MAX_ROWS],
    }


def _comments_by_day(account: Account, since: date) -> dict[date, int]:
    start = timezone.make_aware(datetime.combine(since, time.min))
    published = Comment.objects.moderated_by(account).visible().filter(created_at__gte=start)
    moments = published.order_by().values_list("created_at", flat=True)
    return Counter(timezone.localdate(moment) for moment in moments)

"""The calendar: the published, scheduled and planned posts of a month."""

from calendar import Calendar
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import MAXYEAR, MINYEAR, date, datetime, timedelta

from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.formats import get_format
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from blog.admin.access import AdminRequest, right_required
from blog.admin.site import admin_site
from blog.people.models import Account
from blog.people.roles import Right
from blog.posts.choices import Kind
from blog.posts.models import Post

SHOWN = ("title", "published_at", "planned_for", "withdrawn_at", "trashed_at")


@dataclass(frozen=True)
class Entry:
    """A post in the calendar, with its date and time in the blog's time zone."""

    post: Post
    at: datetime

    @property
    def label(self) -> str:
        is_planned = self.post.published_at is None
        return str(_("draft, planned") if is_planned else self.post.stage.label)


@dataclass(frozen=True)
class Day:
    date: date
    is_in_month: bool
    is_today: bool
    entries: list[Entry] = field(default_factory=list)

    @property
    def is_to_come(self) -> bool:
        return self.date >= timezone.localdate()


@right_required(Right.WRITE)
@require_safe
def calendar(request: AdminRequest) -> HttpResponse:
    """Show the month of `?month=2026-11`, by default the current one."""
    first = _asked(request.GET.get("month", ""))
    weeks = _weeks(first, request.user, language=request.blog.language)
    context = {
        **admin_site.each_context(request),
        "title": _("Calendar"),
        "first": first,
        "weeks": weeks,
        "weekdays": [day.date for day in weeks[0]],
        "is_empty": not any(day.entries for week in weeks for day in week),
        "previous": _step(first, -1),
        "next": _step(first, 1),
        "zone": request.blog.time_zone.replace("_", " "),
    }
    return TemplateResponse(request, "admin/posts/calendar.html", context)


def _asked(month: str) -> date:
    try:
        asked = parse_date(f"{month}-01")
    except ValueError:
        asked = None
    is_sound = asked and MINYEAR < asked.year < MAXYEAR
    return asked if asked and is_sound else timezone.localdate().replace(day=1)


def _step(first: date, months: int) -> date:
    return (first + timedelta(days=31 if months > 0 else -1)).replace(day=1)


def _weeks(first: date, account: Account, *, language: str) -> list[list[Day]]:
    """Return the weeks of the month, starting on the first day of the week in `language`."""
    begins = (int(str(get_format("FIRST_DAY_OF_WEEK", lang=language))) - 1) % 7
    weeks = Calendar(begins).monthdatescalendar(first.year, first.month)
    entries = _entries(weeks[0][0], weeks[-1][-1], account)
    today = timezone.localdate()
    return [
        [Day(day, day.month == first.month, day == today, entries[day]) for day in week]
        for week in weeks
    ]


def _entries(first: date, last: date, account: Account) -> dict[date, list[Entry]]:
    start, end = _midnight(first), _midnight(last + timedelta(days=1))
    posts = Post.objects.editable_by(account).only(*SHOWN).distinct()
    dated = posts.filter(kind__in=Kind.values, withdrawn_at__isnull=True).between(start, end)
    planned = posts.filter(published_at__isnull=True, planned_for__gte=start, planned_for__lt=end)
    days: dict[date, list[Entry]] = defaultdict(list)
    for entry in _in_order([*dated, *planned]):
        days[entry.at.date()].append(entry)
    return days


def _in_order(posts: Iterable[Post]) -> list[Entry]:
    entries = [
        Entry(post, timezone.localtime(moment))
        for post in posts
        if (moment := post.published_at or post.planned_for)
    ]
    return sorted(entries, key=lambda entry: (entry.at, entry.post.pk))


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=timezone.get_current_timezone())

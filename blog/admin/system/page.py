"""How the blog is doing: health in words, the queue, small charts."""

import platform
from datetime import timedelta

import django
from django.db import connection
from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from blog import __version__
from blog.admin.access import AdminRequest, right_required
from blog.admin.dashboard.charts import chart_of
from blog.admin.site import admin_site
from blog.jobs.workers import Worker
from blog.operations.health.figures import failed_jobs, tasks_by_day, waiting
from blog.operations.health.probes import probe_all, worst
from blog.people.roles import Right

DAYS = 7  # for which results of tasks are kept


@right_required(Right.RUN)
@require_safe
def system(request: AdminRequest) -> HttpResponse:
    probes = probe_all()
    today = timezone.localdate()
    starts = [today - timedelta(days=ago) for ago in range(DAYS - 1, -1, -1)]
    done, failed = tasks_by_day(days=DAYS)
    context = {
        **admin_site.each_context(request),
        "title": "System",
        "probes": probes,
        "health": worst(probes),
        "workers": Worker.objects.order_by("started_at"),
        "waiting": round(waiting()),
        "failed": int(sum(failed_jobs().values())),
        "done_chart": chart_of(done, starts=starts),
        "failed_chart": chart_of(failed, starts=starts),
        "versions": {
            "Ibid": __version__,
            "Django": django.get_version(),
            "Python": platform.python_version(),
            connection.display_name: ".".join(map(str, connection.get_database_version())),
        },
    }
    return TemplateResponse(request, "admin/system/page.html", context)

"""Failed jobs: each with its error and a button to retry it."""

from dataclasses import dataclass
from operator import attrgetter

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from blog.admin.access import AdminRequest, right_required
from blog.admin.site import admin_site
from blog.jobs.leasing import try_again
from blog.jobs.models import DueWork, DueWorkQuerySet, PeriodicJob, TaskRetry
from blog.links.archives.models import ArchiveLookup
from blog.links.models import Host
from blog.mail.models import Email
from blog.mentions.models import Delivery
from blog.people.audit import note
from blog.people.roles import Right
from blog.posts.pictures.models import RemotePicture
from blog.webhooks.models import WebhookDelivery

MAX_SHOWN = 100  # of each kind

# Mentions from other sites are left out: anyone could fill the list with them.
KINDS: dict[str, DueWorkQuerySet] = {
    "email": DueWorkQuerySet(Email),
    "webmention": DueWorkQuerySet(Delivery),
    "webhook": DueWorkQuerySet(WebhookDelivery).select_related("webhook"),
    "picture-copy": DueWorkQuerySet(RemotePicture).select_related("post"),
    "link-check": DueWorkQuerySet(Host),
    "archive-lookup": DueWorkQuerySet(ArchiveLookup).select_related("source"),
    "task": DueWorkQuerySet(TaskRetry).select_related("task"),
    "periodic-job": DueWorkQuerySet(PeriodicJob),
}


@dataclass(frozen=True)
class FailedJob:
    kind: str
    work: DueWork

    @property
    def label(self) -> str:
        return str(self.work._meta.verbose_name)


@right_required(Right.RUN)
@require_safe
def failed_jobs(request: AdminRequest) -> HttpResponse:
    jobs = [
        FailedJob(kind, work)
        for kind, rows in KINDS.items()
        for work in rows.failed().order_by("-failed_at")[:MAX_SHOWN]
    ]
    context = {
        **admin_site.each_context(request),
        "title": _("Failed jobs"),
        "jobs": sorted(jobs, key=attrgetter("work.failed_at"), reverse=True),
    }
    return TemplateResponse(request, "admin/jobs/failed.html", context)


@right_required(Right.RUN)
@require_POST
def retry(request: AdminRequest, kind: str, pk: str) -> HttpResponse:
    if kind not in KINDS:
        raise Http404("no such kind of job")
    try:
        work = get_object_or_404(KINDS[kind].failed(), pk=pk)
    except (ValueError, ValidationError) as error:
        raise Http404("not a key of this kind of job") from error
    if try_again(work):
        note(request.user, _("Retried “%(job)s”.") % {"job": work}, of=work)
    messages.success(request, _("“%(job)s” will be tried again within a minute.") % {"job": work})
    return HttpResponseRedirect(reverse("admin:failed-jobs"))

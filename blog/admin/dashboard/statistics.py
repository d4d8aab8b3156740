"""View statistics: authors see those of their own posts, editors and owners those of all."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from blog.admin.access import AdminRequest, right_required
from blog.admin.dashboard.charts import DAYS, MONTHS, chart_of, starts_of
from blog.admin.site import admin_site
from blog.mentions.models import Delivery
from blog.people.roles import Right, may
from blog.posts.models import Post
from blog.statistics import reports


@right_required(Right.WRITE)
@require_safe
def statistics(request: AdminRequest) -> HttpResponse:
    posts = Post.objects.editable_by(request.user)
    period, starts = _period(request)
    since = starts[0]
    context: dict[str, Any] = {
        "period": period,
        "views": chart_of(reports.views_by_day(since, of=posts), starts=starts),
        "most_viewed": reports.most_viewed(since, of=posts),
        "referrers": reports.top_referrers(since, of=posts),
        "title": _("Statistics"),
    }
    if may(request.user, Right.EDIT):
        context["visitors"] = chart_of(reports.visitors_by_day(since), starts=starts)
        context["search_misses"] = reports.top_search_misses(since)
    context |= admin_site.each_context(request)
    return TemplateResponse(request, "admin/dashboard/statistics.html", context)


@right_required(Right.WRITE)
@require_safe
def post_statistics(request: AdminRequest, pk: int) -> HttpResponse:
    post = get_object_or_404(Post.objects.editable_by(request.user), pk=pk)
    only_this = Post.objects.filter(pk=pk)
    period, starts = _period(request)
    since = starts[0]
    context = {
        **admin_site.each_context(request),
        "post": post,
        "period": period,
        "views": chart_of(reports.views_by_day(since, of=only_this), starts=starts),
        "visitors": chart_of(reports.post_visitors_by_day(since, post=post), starts=starts),
        "referrers": reports.top_referrers(since, of=only_this),
        "deliveries": Delivery.objects.filter(post=post).order_by("status", "target"),
        "title": _("Views"),
    }
    return TemplateResponse(request, "admin/dashboard/post_statistics.html", context)


def _period(request: AdminRequest) -> tuple[str, list[Any]]:
    period = MONTHS if request.GET.get("period") == MONTHS else DAYS
    return period, starts_of(period, today=timezone.localdate())

"""Remove the example content."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from blog.admin.access import AdminRequest, right_required
from blog.people.roles import Right
from blog.welcome.writing import remove_welcome_blog


@right_required(Right.RUN)
@require_POST
def remove(request: AdminRequest) -> HttpResponse:
    remove_welcome_blog(by=request.user)
    messages.success(request, _("Example content removed."))
    return HttpResponseRedirect(reverse("admin:index"))

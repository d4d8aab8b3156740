"""Withdraw a post from readers, with a reason."""

from django.contrib import messages
from django.forms import ModelForm
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from blog.admin.access import AdminRequest, right_required
from blog.admin.site import admin_site
from blog.people.roles import Right
from blog.posts import publishing
from blog.posts.choices import Stage
from blog.posts.models import Post


class WithdrawForm(ModelForm[Post]):
    class Meta:
        model = Post
        fields = ("withdrawn_reason",)
        labels = {"withdrawn_reason": _("Reason")}


@right_required(Right.WRITE)
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: AdminRequest, pk: int) -> HttpResponse:
    post = get_object_or_404(Post.objects.editable_by(request.user), pk=pk)
    if post.stage not in {Stage.PUBLISHED, Stage.SCHEDULED}:
        messages.error(request, _("This post is not published."))
        return HttpResponseRedirect(reverse("admin:blog_post_change", args=[pk]))
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        publishing.withdraw(post, by=request.user, reason=form.cleaned_data["withdrawn_reason"])
        messages.success(request, _("The post was withdrawn."))
        return HttpResponseRedirect(reverse("admin:blog_post_change", args=[pk]))
    context = {
        **admin_site.each_context(request),
        "post": post,
        "form": form,
        "title": _("Withdraw"),
    }
    return TemplateResponse(request, "admin/posts/withdraw.html", context)

"""The page of redirects: frequent missing addresses, each with its redirect, and the list."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import Resolver404, resolve, reverse
from django.views.decorators.http import require_http_methods, require_POST

from blog.admin.access import AdminRequest, right_required
from blog.admin.site import admin_site
from blog.people.audit import note
from blog.people.roles import Right
from blog.posts.permalinks.models import Permalink
from blog.search.meant import meant_by
from blog.site.public_paths.models import PublicPath
from blog.site.redirects.editing import RedirectRefused, save_redirect
from blog.site.redirects.following import applying_to
from blog.site.redirects.models import Redirect
from blog.statistics.missing_paths import FOLDED
from blog.statistics.models import MissingPath

MAX_MISSING = 25
GUESSED = 5  # rows for which a target is looked for
TAKEN = "There is a page at this address, and it comes first. Nothing was redirected."


class RedirectForm(forms.ModelForm[Redirect]):
    """An address and where it leads; checks their form, and that no page is there."""

    class Meta:
        model = Redirect
        fields = ("path", "target")
        labels = {"path": "From", "target": "To"}
        help_texts = {
            "path": "A path such as /old-name/. A * at the end stands for anything: /old/*.",
            "target": "A path such as /2013/07/slug/, or a URL. A * at the end keeps the rest.",
        }

    def clean_path(self) -> str:
        path: str = self.cleaned_data["path"].strip()
        if not path.startswith("/") or path.startswith("//") or "?" in path or " " in path:
            raise forms.ValidationError("Enter a path: it begins with / and has no ? and no space.")
        if "*" in path[:-1]:
            raise forms.ValidationError("A * can only be at the end.")
        if not path.endswith("*") and is_taken(path):
            raise forms.ValidationError(TAKEN)
        return path

    def clean_target(self) -> str:
        target: str = self.cleaned_data["target"].strip()
        is_path = target.startswith("/") and not target.startswith("//")
        if not (is_path or target.startswith(("http://", "https://"))) or " " in target:
            raise forms.ValidationError("Enter a path that begins with /, or a URL with https://.")
        if "*" in target[:-1]:
            raise forms.ValidationError("A * can only be at the end.")
        if target.endswith("*") and not self.data.get("path", "").strip().endswith("*"):
            raise forms.ValidationError("A * is only possible if the address has one as well.")
        return target

    def validate_unique(self) -> None:
        """Leave it to the verb, whose message says what to do."""


@right_required(Right.RUN)
@require_http_methods(["GET", "HEAD", "POST"])
def redirects(request: AdminRequest) -> HttpResponse:
    """List missing addresses and redirects; POST adds a redirect."""
    form = RedirectForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and _save(request, form):
        messages.success(request, f"{form.instance.path} is redirected.")
        return HttpResponseRedirect(reverse("admin:redirects"))
    stored = list(Redirect.objects.all())
    context = {
        **admin_site.each_context(request),
        "title": "Redirects",
        "form": form,
        "redirects": stored,
        "missing": _missing(stored),
        "probes": sum(MissingPath.objects.filter(path__in=FOLDED).values_list("count", flat=True)),
    }
    return TemplateResponse(request, "admin/redirects/page.html", context)


@right_required(Right.RUN)
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: AdminRequest, pk: int) -> HttpResponse:
    redirect = get_object_or_404(Redirect, pk=pk)
    form = RedirectForm(request.POST if request.method == "POST" else None, instance=redirect)
    if form.is_valid() and _save(request, form):
        messages.success(request, f"{redirect.path} leads to {redirect.target} now.")
        return HttpResponseRedirect(reverse("admin:redirects"))
    context = {**admin_site.each_context(request), "title": "Edit redirect", "form": form}
    return TemplateResponse(request, "admin/redirects/edit.html", context)


@right_required(Right.RUN)
@require_POST
def delete(request: AdminRequest, pk: int) -> HttpResponse:
    redirect = get_object_or_404(Redirect, pk=pk)
    note(request.user, f"Deleted the redirect {redirect}.")
    redirect.delete()
    messages.success(request, f"{redirect.path} is no longer redirected.")
    return HttpResponseRedirect(reverse("admin:redirects"))


@right_required(Right.RUN)
@require_POST
def dismiss(request: AdminRequest) -> HttpResponse:
    """Take a missing address off the list; it comes back if readers ask for it again."""
    path = request.POST.get("path", "")
    MissingPath.objects.filter(path=path.replace("\0", "")).delete()
    return HttpResponseRedirect(reverse("admin:redirects"))


def is_taken(path: str) -> bool:
    """Return whether the path belongs to the blog itself, or is or was that of a page or post."""
    is_kept = PublicPath.objects.filter(path=path).exists()
    if is_kept or Permalink.objects.filter(path=path).exists():
        return True
    try:
        match = resolve(path)
    except (Resolver404, UnicodeError):
        return False
    return not match.kwargs or match.namespace == "admin"


def _missing(stored: list[Redirect]) -> list[dict[str, Any]]:
    """Return the most frequent missing addresses that are not redirected, some with a target."""
    frequent = MissingPath.objects.exclude(path__in=FOLDED).order_by("-count", "-last_at")
    rows = [row for row in frequent[: 2 * MAX_MISSING] if not applying_to(row.path, stored)]
    return [
        {"row": row, "target": _likeliest(row.path) if number < GUESSED else ""}
        for number, row in enumerate(rows[:MAX_MISSING])
    ]


def _likeliest(path: str) -> str:
    return next((meant.url for meant in meant_by(path)), "")


def _save(request: AdminRequest, form: RedirectForm) -> bool:
    """Store the redirect of the valid form; if it is refused, add the reason to the form."""
    redirect: Redirect = form.instance
    try:
        save_redirect(redirect)
    except RedirectRefused as refusal:
        form.add_error("path", str(refusal))
        return False
    note(request.user, f"Redirected {redirect}.")
    MissingPath.objects.filter(path=redirect.path).delete()
    return True

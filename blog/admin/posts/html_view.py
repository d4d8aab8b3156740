"""The HTML view of a text: the editor sends what was typed and gets it back sanitized."""

from django import forms
from django.http import HttpResponse, JsonResponse
from django.views.decorators.http import require_POST

from blog.admin.access import AdminRequest, right_required
from blog.admin.widgets import validate_nesting
from blog.people.roles import Right
from blog.posts.citations.recording import label_citations
from blog.text.html.dropped import dropped_from
from blog.text.html.sanitizing import clean_post


class HtmlForm(forms.Form):
    html = forms.CharField(
        max_length=2_000_000, strip=False, required=False, validators=[validate_nesting]
    )


@right_required(Right.WRITE)
@require_POST
def clean_html(request: AdminRequest) -> HttpResponse:
    """Respond with the sanitized HTML and a list of what was dropped; nothing is stored."""
    form = HtmlForm(request.POST)
    if not form.is_valid():
        return JsonResponse({"errors": form.errors}, status=400)
    given = form.cleaned_data["html"]
    kept = clean_post(given)
    dropped = dropped_from(given, kept=kept)
    return JsonResponse({"html": label_citations(kept), "dropped": dropped})

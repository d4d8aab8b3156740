"""Markdown pasted into a post's text: the editor asks for its HTML."""

from django import forms
from django.http import HttpResponse, JsonResponse
from django.views.decorators.http import require_POST

from blog.admin.access import AdminRequest, right_required
from blog.people.roles import Right
from blog.text.formats.post_markdown import post_html


class MarkdownForm(forms.Form):
    text = forms.CharField(max_length=500_000, strip=False)
    language = forms.CharField(max_length=35, required=False)


@right_required(Right.WRITE)
@require_POST
def convert_markdown(request: AdminRequest) -> HttpResponse:
    """Respond with the HTML of Markdown; nothing is stored."""
    form = MarkdownForm(request.POST)
    if not form.is_valid():
        return JsonResponse({"errors": form.errors}, status=400)
    html = post_html(
        form.cleaned_data["text"],
        language=form.cleaned_data["language"] or request.blog.language,
        smart_quotes=request.blog.smart_quotes,
    )
    return JsonResponse({"html": html})

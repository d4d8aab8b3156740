"""The form for submitting a page that links to a post."""

from typing import Any, Self
from urllib.parse import urlsplit

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _

from blog.mentions.links import as_uri
from blog.mentions.models import MAX_URL_LENGTH
from blog.mentions.receiving import post_at, takes_mentions
from blog.posts.models import Post
from blog.web.requests import BlogRequest


class UrlField(forms.CharField):
    """A URL, kept exactly as entered because the page is searched for it."""

    widget = forms.URLInput
    default_validators = [URLValidator(schemes=["http", "https"])]
    default_error_messages = {"invalid": _("Enter a complete URL, such as https://example.org/.")}


class MentionForm(forms.Form):
    """A webmention with the specification's field names; `post` is the post at a valid target."""

    source = UrlField(
        label=_("Your page"),
        max_length=MAX_URL_LENGTH,
        help_text=_("The URL of the page that links here."),
    )
    target = UrlField(
        label=_("The post it links to"),
        max_length=MAX_URL_LENGTH,
        help_text=_("Exactly as in the link."),
    )
    post: Post

    def __init__(self, *args: Any, request: BlogRequest, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "mention-%s", "label_suffix": "", **kwargs})
        self._host = urlsplit(settings.PUBLIC_URL).netloc or request.get_host()
        self._site = request.blog

    @classmethod
    def prefilled(cls, request: BlogRequest) -> Self:
        """Return the form filled in with the post named in the query or by the referring page."""
        form = cls(request=request)
        target = request.GET.get("target") or request.headers.get("Referer", "").partition("?")[0]
        if post_at(target, host=form._host):
            form.initial["target"] = target
        return form

    def clean_source(self) -> str:
        source = as_uri(self.cleaned_data["source"])
        if len(source) > MAX_URL_LENGTH:
            raise ValidationError(_("This URL is too long."))
        if urlsplit(source).netloc == self._host:
            raise ValidationError(_("This page belongs to this blog."))
        return source

    def clean_target(self) -> str:
        target: str = self.cleaned_data["target"]
        post = post_at(target, host=self._host)
        if post is None:
            raise ValidationError(_("There is no post of this blog at this URL."))
        if not takes_mentions(post, self._site):
            raise ValidationError(_("This post does not accept mentions."))
        self.post = post
        return as_uri(target)

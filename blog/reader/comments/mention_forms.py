"""The form by which a person says that a page of theirs links to a post."""

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


class AddressField(forms.CharField):
    """A web address as it was given: a page is searched for exactly that."""

    widget = forms.URLInput
    default_validators = [URLValidator(schemes=["http", "https"])]
    default_error_messages = {
        "invalid": _("Write a whole web address, such as https://example.org/.")
    }


class MentionForm(forms.Form):
    """Both names are the specification's. `post` is the one that the valid form leads to."""

    source = AddressField(
        label=_("Your page"),
        max_length=MAX_URL_LENGTH,
        help_text=_("The address of the page that links here."),
    )
    target = AddressField(
        label=_("The post it links to"),
        max_length=MAX_URL_LENGTH,
        help_text=_("As it is written in the link."),
    )
    post: Post

    def __init__(self, *args: Any, request: BlogRequest, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "mention-%s", "label_suffix": "", **kwargs})
        self._host = urlsplit(settings.PUBLIC_URL).netloc or request.get_host()
        self._site = request.blog

    @classmethod
    def coming_from(cls, request: BlogRequest) -> Self:
        """The empty form; it knows the post that is asked for, or whose page led here."""
        form = cls(request=request)
        target = request.GET.get("target") or request.headers.get("Referer", "").partition("?")[0]
        if post_at(target, host=form._host):
            form.initial["target"] = target
        return form

    def clean_source(self) -> str:
        source = as_uri(self.cleaned_data["source"])
        if len(source) > MAX_URL_LENGTH:
            raise ValidationError(_("This address is too long."))
        if urlsplit(source).netloc == self._host:
            raise ValidationError(_("This is a page of this blog itself."))
        return source

    def clean_target(self) -> str:
        target: str = self.cleaned_data["target"]
        post = post_at(target, host=self._host)
        if post is None:
            raise ValidationError(_("There is no post of this blog at this address."))
        if not takes_mentions(post, self._site):
            raise ValidationError(_("This post takes no mentions."))
        self.post = post
        return as_uri(target)

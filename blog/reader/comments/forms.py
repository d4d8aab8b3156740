"""The comment form, and the form for editing a comment."""

from typing import Any, Self

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from blog.comments.models import Comment
from blog.comments.spam.layers.timing import stamp
from blog.mail.writing import mail_is_on
from blog.posts.models import Post
from blog.site.validators import validate_visible
from blog.text.formats.markdown import comment_html, quoted
from blog.text.html.excerpts import plain_text


def hidden_field() -> forms.CharField:
    return forms.CharField(required=False, widget=forms.HiddenInput)


class TextForm(forms.Form):
    """A comment's text, with the fields that distinguish people from programs."""

    body = forms.CharField(
        label=_("Comment"),
        max_length=settings.COMMENTS_MAX_LENGTH,
        widget=forms.Textarea(attrs={"rows": 7}),
        help_text=_(
            "You can use *emphasis*, > quotation, `code`, [link](https://…) and lists, up to "
            "%(length)s characters and %(links)s links."
        ),
    )
    stamp = hidden_field()
    proof = hidden_field()
    # The honeypot: hidden from people, filled in by programs.
    subject = forms.CharField(
        label=_("Leave this empty"),
        required=False,
        widget=forms.TextInput(attrs={"tabindex": -1, "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "comment-%s", "label_suffix": "", **kwargs})
        # With `maxlength`, browsers silently cut a long paste; our own error message loses nothing.
        body = self.fields["body"]
        body.widget.attrs["data-most"] = body.widget.attrs.pop("maxlength")
        body.help_text %= {
            "length": number_format(settings.COMMENTS_MAX_LENGTH, force_grouping=True),
            "links": settings.COMMENTS_MAX_LINKS,
        }
        self.initial.setdefault("stamp", stamp(timezone.now()))

    def clean_body(self) -> str:
        body = str(self.cleaned_data["body"])
        validate_visible(plain_text(comment_html(body)))
        if comment_html(body).count("<a ") > (most := settings.COMMENTS_MAX_LINKS):
            message = ngettext("Use at most %d link.", "Use at most %d links.", most)
            raise ValidationError(message % most)
        return body


class CommentForm(TextForm):
    """The form "Post a Comment"; `parent` is the comment it replies to."""

    CLOSED = _("Comments are closed. Your comment was not sent; it is still in the form.")

    name = forms.CharField(
        label=_("Name"),
        max_length=80,
        validators=[validate_visible],
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = forms.EmailField(
        label=_("Email"),
        required=False,
        max_length=254,
        help_text=_("Never published."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    website = forms.URLField(
        label=_("Website"),
        required=False,
        max_length=300,
        assume_scheme="https",
        widget=forms.URLInput(attrs={"autocomplete": "url"}),
    )
    follow = forms.BooleanField(label=_("Notify me of replies by email"), required=False)
    parent = forms.ModelChoiceField(
        Comment.objects.none(), required=False, widget=forms.HiddenInput
    )

    def __init__(self, *args: Any, post: Post, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not mail_is_on():
            del self.fields["follow"]
        parent = self.fields["parent"]
        assert isinstance(parent, forms.ModelChoiceField)
        parent.queryset = Comment.objects.visible().filter(post=post).select_related("thread")

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("follow") and not self["email"].value():
            self.add_error("email", _("To be notified of replies, enter your email."))
        return data

    @classmethod
    def replying_to(cls, comment: Comment | None, *, post: Post, quoting: bool) -> Self:
        """Return an empty form for a reply to `comment`, with a quotation of it if `quoting`."""
        body = quoted(comment.body) if comment and quoting else ""
        return cls(post=post, initial={"parent": comment, "body": body})

    @property
    def parent_comment(self) -> Comment | None:
        """The comment it replies to."""
        values = self.cleaned_data if self.is_bound else self.initial
        return values.get("parent")

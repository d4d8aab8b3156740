"""Forms that readers fill in."""

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
from blog.text.formats.markdown import comment_html, quoted


def hidden() -> forms.CharField:
    return forms.CharField(required=False, widget=forms.HiddenInput)


class WordsForm(forms.Form):
    """A comment's text, and what tells a person's sending from a program's."""

    body = forms.CharField(
        label=_("Comment"),
        max_length=settings.COMMENTS_MAX_LENGTH,
        widget=forms.Textarea(attrs={"rows": 7}),
        help_text=_(
            "*emphasis*, > quotation, `code`, [link](https://…) and lists are understood. "
            "At most %(length)s characters and %(links)s links."
        ),
    )
    stamp = hidden()
    proof = hidden()
    # Nobody sees it; programs fill it in.
    subject = forms.CharField(
        label=_("Leave this empty"),
        required=False,
        widget=forms.TextInput(attrs={"tabindex": -1, "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "comment-%s", "label_suffix": "", **kwargs})
        # Browsers cut a long paste without a word; our own error loses nothing.
        body = self.fields["body"]
        body.widget.attrs["data-most"] = body.widget.attrs.pop("maxlength")
        body.help_text %= {
            "length": number_format(settings.COMMENTS_MAX_LENGTH, force_grouping=True),
            "links": settings.COMMENTS_MAX_LINKS,
        }
        self.initial["stamp"] = stamp(timezone.now())

    def clean_body(self) -> str:
        body = str(self.cleaned_data["body"])
        if comment_html(body).count("<a ") > (most := settings.COMMENTS_MAX_LINKS):
            said = ngettext("At most %d link, please.", "At most %d links, please.", most)
            raise ValidationError(said % most)
        return body


class CommentForm(WordsForm):
    """Post a Comment. `parent` is the number of the comment it answers."""

    CLOSED = _("Comments here are closed. Your words are still in the form.")

    name = forms.CharField(
        label=_("Name"), max_length=80, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    email = forms.EmailField(
        label=_("E-mail"),
        required=False,
        max_length=254,
        help_text=_("Never shown."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    website = forms.URLField(
        label=_("Website"),
        required=False,
        max_length=300,
        assume_scheme="https",
        widget=forms.URLInput(attrs={"autocomplete": "url"}),
    )
    follow = forms.BooleanField(label=_("Tell me of answers by e-mail"), required=False)
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
        said = super().clean() or {}
        if said.get("follow") and not self["email"].value():
            self.add_error("email", _("To be told of answers, say where to write to."))
        return said

    @classmethod
    def answering(cls, comment: Comment | None, *, post: Post, quoting: bool) -> Self:
        """The empty form; replying to `comment`, and quoting it if so wished."""
        body = quoted(comment.body) if comment and quoting else ""
        return cls(post=post, initial={"parent": comment, "body": body})

    @property
    def answered(self) -> Comment | None:
        """The comment it replies to."""
        given = self.cleaned_data if self.is_bound else self.initial
        return given.get("parent")

"""Forms that readers fill in."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from blog.comments.models import Comment
from blog.posts.models import Post
from blog.site.localising import BlogRequest

MAX_BODY = 10_000


class CommentForm(forms.Form):
    """Post a Comment. `parent` is the number of the comment it replies to."""

    CLOSED = _("Comments on this post are closed. Your words are still in the form.")

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
    body = forms.CharField(
        label=_("Comment"),
        max_length=MAX_BODY,
        widget=forms.Textarea(attrs={"rows": 7}),
        help_text=_("*emphasis*, > quotation, `code`, [link](https://…) and lists are understood."),
    )
    parent = forms.ModelChoiceField(
        Comment.objects.none(), required=False, widget=forms.HiddenInput
    )

    def __init__(self, *args: Any, post: Post | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        # Browsers cut a long paste without a word; our own error loses nothing.
        self.fields["body"].widget.attrs.pop("maxlength", None)
        parent = self.fields["parent"]
        if post and isinstance(parent, forms.ModelChoiceField):
            parent.queryset = Comment.objects.visible().filter(post=post)

    @classmethod
    def blank(cls, request: BlogRequest) -> "CommentForm":
        """The empty form, replying to the comment that `?reply=` names."""
        reply = request.GET.get("reply", "")
        return cls(initial={"parent": reply if reply.isdigit() else ""}, auto_id="comment-%s")

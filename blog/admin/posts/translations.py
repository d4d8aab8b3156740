"""The field of the post form that links a post to its translations."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.http import JsonResponse
from django.urls import reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from blog.admin.access import AdminRequest, right_required
from blog.people.models import Account
from blog.people.roles import Right
from blog.posts.models import Post, PostQuerySet
from blog.posts.translations.models import posts_named
from blog.site.languages import own_name
from blog.site.models import Site

OFFERED = 20


class PostInput(forms.TextInput):
    """An input for the title of a post, with autocompletion if JavaScript is on."""

    template_name = "admin/widgets/autocomplete.html"

    class Media:
        js = (forms.Script("js/autocomplete.js", type="module"),)


class TranslationField(forms.CharField):
    """A post by its title or URL; the initial value may be a post."""

    def __init__(self) -> None:
        super().__init__(
            label=gettext_lazy("Translation of"),
            required=False,
            max_length=500,
            widget=PostInput(attrs={"data-complete": reverse_lazy("admin:post-titles")}),
        )

    def prepare_value(self, value: Any) -> Any:
        return name_of(value) if isinstance(value, Post) else value


def offered_to(account: Account) -> PostQuerySet:
    """Select the posts the account may link to: those it may edit, and live ones."""
    own = Post.objects.editable_by(account).values("pk")
    live = Post.objects.live().values("pk")
    return Post.objects.filter(Q(pk__in=own) | Q(pk__in=live))


def name_of(post: Post) -> str:
    """Return the post's title, or its URL if another post has the same title."""
    is_alone = not Post.objects.filter(title__iexact=post.title).exclude(pk=post.pk).exists()
    return post.title if is_alone else post.get_absolute_url() or post.title


def others_of(post: Post) -> list[Post]:
    """Return the post's translations in any stage, oldest first."""
    if not post.translation_group_id:
        return []
    posts = Post.objects.filter(translation_group=post.translation_group_id)
    return list(posts.exclude(pk=post.pk).order_by("pk"))


def translation_help(others: list[Post], *, site: Site) -> str:
    """Return the help text of the field, with the current translations and their languages."""
    how = _("The title or URL of the same post in another language.")
    named = "; ".join(f"{own_name(post.language or site.language)}: {post}" for post in others)
    return f"{how} " + _("Current: %(posts)s.") % {"posts": named} if others else how


def translated(text: str, *, post: Post, by: Account) -> Post | None:
    """Return the post with the title or URL `text`, or None if it is empty.

    Raise ValidationError if there is no such post, or several.
    """
    if not text:
        return None
    among = offered_to(by)
    if post.translation_group_id:  # a translation may be another author's draft
        among |= Post.objects.filter(translation_group=post.translation_group_id)
    found = posts_named(text, among=among.exclude(pk=post.pk))
    if not found:
        raise ValidationError(_("No other post has this title or URL."))
    if len(found) > 1:
        found = [first for first in others_of(post)[:1] if text == name_of(first)]
    if not found:
        raise ValidationError(_("Several posts have this title. Enter the URL of one of them."))
    return found[0]


@right_required(Right.WRITE)
@require_safe
def titles(request: AdminRequest) -> JsonResponse:
    """Return the titles that match `q` as JSON, the most recently saved first."""
    posts = offered_to(request.user)
    for term in request.GET.get("q", "")[:200].split():
        posts = posts.filter(title__icontains=term)
    found = posts.order_by("-saved_at", "-pk").values_list("title", flat=True)
    return JsonResponse({"titles": list(dict.fromkeys(found[:OFFERED]))})

"""Pages for when something is wrong, in the blog's own look and plain words.

None of them reads the form again: a body that could not be decoded the first time cannot be
decoded the second time either. The page for 500 asks nothing of the database.
"""

from django.http import HttpRequest, HttpResponse
from django.template import loader
from django.utils import translation
from django.utils.translation import gettext as _

from blog.posts.models import Post
from blog.web.requests import BlogRequest, language_of

# What readers' pages are translated into.
SPOKEN = ("en", "de", "fr", "es", "pt", "it", "ru", "zh-hans", "ar")


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(
        request,
        400,
        title=_("This request could not be understood"),
        words=_("Something in the address or the form was not as expected. Nothing was stored."),
    )


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(
        request,
        403,
        title=_("This is not open to you"),
        words=_("If you think it should be, write to the blog's owner."),
    )


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return _page(
        request,
        403,
        title=_("This form is no longer valid"),
        words=_("Go back, reload the page and send it again; your words are still there."),
    )


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(
        request,
        404,
        title=_("There is nothing at this address"),
        words=_("No post ever stood here. The address may have been mistyped."),
    )


def gone(request: HttpRequest, post: Post) -> HttpResponse:
    """The place of a withdrawn post: its title, and why; of one in the trash nothing is said."""
    if post.trashed_at:
        return gone_for_ever(request)
    return _page(
        request,
        410,
        title=post.title,
        words=_("This post was withdrawn by its author."),
        reason=post.withdrawn_reason,
    )


def gone_for_ever(request: HttpRequest) -> HttpResponse:
    return _page(
        request,
        410,
        title=_("This is no longer here"),
        words=_("A post stood at this address. Its author removed it."),
    )


def server_error(request: BlogRequest) -> HttpResponse:
    """Apologize in the request's language; in every language if the blog cannot be read."""
    languages = [language_of(request)] if hasattr(request, "blog") else SPOKEN
    apologies = [_apology(language) for language in languages]
    html = loader.get_template("500.html").render({"apologies": apologies})
    return HttpResponse(html, status=500)


def _apology(language: str) -> dict[str, str]:
    spoken = next((known for known in SPOKEN if language.startswith(known)), SPOKEN[0])
    with translation.override(spoken):
        return {
            "language": spoken,
            "direction": "rtl" if translation.get_language_bidi() else "ltr",
            "title": _("Something went wrong here"),
            "words": _(
                "The fault is ours, not yours, and it has been written down. "
                "Please try again in a moment."
            ),
            "home": _("Home"),
        }


def _page(request: HttpRequest, status: int, **said: str) -> HttpResponse:
    site = getattr(request, "blog", None)  # none for a request that was refused at the gate
    context = {"status": status, "site": site, **said}
    html = loader.get_template("reader/error.html").render(context)
    # Browsers keep a 410 for ever unless they are told to ask again: it may come back.
    headers = {"Cache-Control": "no-cache"} if status == 410 else None
    return HttpResponse(html, status=status, headers=headers)

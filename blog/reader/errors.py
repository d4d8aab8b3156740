"""Error pages in the blog's design.

They do not need the submitted form: if its body could not be decoded the first time, decoding it
would fail again. The page for 500 makes no query. Django passes the exception or the reason as a
keyword argument, which no page shows.
"""

import errno
import sys

from django.conf import settings
from django.core.exceptions import BadRequest, RequestDataTooBig, SuspiciousOperation
from django.db import DataError, InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.template import loader
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from blog.posts.models import Post
from blog.reader import former_paths
from blog.search.meant import archive_of, meant_by
from blog.statistics.buffering import count_missing
from blog.statistics.missing_paths import is_probe
from blog.web.page_views import is_page_view
from blog.web.problems import is_for_programs, problem_response
from blog.web.rate_limits import TooManyRequests
from blog.web.requests import BlogRequest, language_of

# The languages readers' pages are translated into.
LANGUAGES = ("en", "de", "fr", "es", "pt", "it", "ru", "zh-hans", "ar")
SERVER_ERROR = gettext_noop(
    "The error is on our side and has been logged. Please try again in a moment."
)
UNAVAILABLE = gettext_noop(
    "The blog cannot read or store anything at the moment. Please try again in a minute."
)
RETRY_AFTER = 60  # seconds
NOT_PAGES = (f"/{settings.ADMIN_PATH}/", "/admin/", "/api/", "/media/", "/static/")
LONGEST_HELPED = 300  # characters of an address whose meaning is looked for


def bad_request(
    request: HttpRequest, *_args: object, exception: object = None, **_kwargs: object
) -> HttpResponse:
    """Return the 400 page, 413 if the body was too large, or 429 beyond the route's rate.

    The 429 page gives the text of a comment back.
    """
    if isinstance(exception, TooManyRequests):
        response = _page(
            request,
            429,
            title=_("Too many requests"),
            message=_("Please wait a moment and try again. Nothing was stored."),
            text=_sent_text(request),
        )
        response.headers["Retry-After"] = str(exception.seconds)
        return response
    if isinstance(exception, RequestDataTooBig):
        return _page(
            request,
            413,
            title=_("This is too large"),
            message=_("What you sent is larger than this page accepts. Nothing was stored."),
        )
    return _page(
        request,
        400,
        title=_("Bad request"),
        message=_("Something in the URL or the form was not as expected. Nothing was stored."),
    )


def permission_denied(request: HttpRequest, *_args: object, **_kwargs: object) -> HttpResponse:
    return _page(
        request,
        403,
        title=_("You do not have access to this page"),
        message=_("If you think you should, write to the blog's owner."),
    )


def csrf_failure(request: HttpRequest, **_kwargs: object) -> HttpResponse:
    return _page(
        request,
        403,
        title=_("This form has expired"),
        message=_("Go back, reload the page and send it again; your text is still there."),
    )


def not_found(request: HttpRequest, *_args: object, **_kwargs: object) -> HttpResponse:
    """Return the 404 page, or for a path that was once public a redirect or a 410 page.

    A reader's 404 is counted, and offers what the address seems to mean.
    """
    path = request.path_info
    kept = former_paths.kept_at(path)
    if redirect := former_paths.redirect_of(request, kept):
        return redirect
    if kept:
        return removed_page(request, former_paths.message_of(kept))
    if is_for_programs(request):
        return problem_response(404, "There is nothing at this URL.")
    is_reader = is_page_view(request.META) and not path.startswith(NOT_PAGES)
    if is_reader:
        count_missing(path)
    is_helped = is_reader and len(path) <= LONGEST_HELPED and not is_probe(path)
    return _page(
        request,
        404,
        title=_("Page not found"),
        message=_("There has never been a post here. Please check the URL for typos."),
        meant=meant_by(path) if is_helped else [],
        archive=archive_of(path) if is_helped else "",
    )


def gone(request: HttpRequest, post: Post) -> HttpResponse:
    """Return the 410 page of a withdrawn post, with title and reason, or of one in the trash."""
    if post.trashed_at:
        return removed(request)
    return _page(
        request,
        410,
        title=post.title,
        message=_("This post was withdrawn by its author."),
        reason=post.withdrawn_reason,
    )


def removed(request: HttpRequest) -> HttpResponse:
    """Return the 410 page for a post that is in the trash or was deleted."""
    return _page(
        request,
        410,
        title=_("This post has been removed"),
        message=_("There was a post here. Its author removed it."),
    )


def removed_page(request: HttpRequest, message: str) -> HttpResponse:
    """Return the 410 page for anything but a post."""
    return _page(request, 410, title=_("This page has been removed"), message=message)


def server_error(request: BlogRequest) -> HttpResponse:
    """Return the page in the request's language, or in all if the blog could not be read.

    If the database is gone or busy or the disk is full, it is a 503 with the text that was sent; if
    a value that was sent is beyond what the database can hold, it is the 400 page.
    """
    error = sys.exc_info()[1]
    if isinstance(error, DataError | OverflowError | UnicodeEncodeError):
        return bad_request(request)  # the database cannot hold a number, date or text that was sent
    is_unavailable = _is_unavailable(error)
    status = 503 if is_unavailable else 500
    headers = {"Retry-After": f"{RETRY_AFTER}"} if is_unavailable else {}
    text = UNAVAILABLE if is_unavailable else SERVER_ERROR
    if is_for_programs(request):
        return problem_response(status, text, headers=headers)
    languages = [language_of(request)] if hasattr(request, "blog") else LANGUAGES
    messages = [_server_error_in(language, text) for language in languages]
    sent = _sent_text(request) if is_unavailable else ""
    context = {"messages": messages, "status": status, "text": sent}
    html = loader.get_template("500.html").render(context)
    return HttpResponse(html, status=status, headers=headers)


def _is_unavailable(error: BaseException | None) -> bool:
    """Return whether the database cannot be used now, or the disk is full."""
    is_full = isinstance(error, OSError) and error.errno in {errno.ENOSPC, errno.EDQUOT}
    return is_full or isinstance(error, OperationalError | InterfaceError)


def _sent_text(request: HttpRequest) -> str:
    """Return the text of a comment that could not be stored; "" for any other request."""
    if request.method != "POST" or not request.path_info.startswith("/comments/"):
        return ""
    try:
        return request.POST.get("body", "")
    except (BadRequest, SuspiciousOperation, MultiPartParserError, UnreadablePostError):
        return ""


def _server_error_in(language: str, text: str) -> dict[str, str]:
    known = next((code for code in LANGUAGES if language.startswith(code)), LANGUAGES[0])
    with translation.override(known):
        return {
            "language": known,
            "direction": "rtl" if translation.get_language_bidi() else "ltr",
            "title": _("Something went wrong"),
            "text": _(text),
            "kept": _("Your comment was not stored. Here is your text, to copy and send again:"),
            "home": _("Home"),
        }


def _page(request: HttpRequest, status: int, **context: object) -> HttpResponse:
    if is_for_programs(request):
        return problem_response(status, str(context["message"]))
    site = getattr(request, "blog", None)  # missing if the request was refused before a view
    html = loader.get_template("reader/error.html").render(
        {"status": status, "site": site, **context}
    )
    # Browsers cache a 410 forever unless told to ask again, and the post may come back.
    headers = {"Cache-Control": "no-cache"} if status == 410 else None
    return HttpResponse(html, status=status, headers=headers)

"""The empty comment form, rendered once: pages differ only in the form's post and its stamp."""

from functools import lru_cache

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import get_language

from blog.comments.spam.layers.timing import stamp
from blog.mail.writing import mail_is_on
from blog.mentions.receiving import takes_mentions
from blog.posts.models import Post
from blog.reader.comments.forms import CommentForm
from blog.site.models import Site

SOME_POST, SOME_STAMP = 8_072_021_171, "stamp-of-the-page"  # replaced in each page


def blank_form(post: Post, site: Site, *, of_preview: bool) -> str:
    """Return the HTML of the empty comment form below the post."""
    context = {"takes_mentions": takes_mentions(post, site), "is_preview": of_preview}
    limits = (settings.COMMENTS_MAX_LENGTH, settings.COMMENTS_MAX_LINKS, mail_is_on())
    html = _some_form(get_language(), *limits, **context)
    return html.replace(str(SOME_POST), str(post.pk)).replace(SOME_STAMP, stamp(timezone.now()))


@lru_cache(maxsize=32)
def _some_form(*_shown: object, **context: bool) -> str:
    """Return the form of some post; what it shows are its arguments."""
    post = Post(pk=SOME_POST)
    form = CommentForm(post=post, initial={"stamp": SOME_STAMP})
    return render_to_string("reader/comments/_form.html", {"post": post, "form": form, **context})

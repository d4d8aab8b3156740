"""Template tags and filters that mark HTML as safe; no other module does."""

import json
from collections.abc import Iterable
from datetime import date
from html import escape
from typing import Any

from django import template
from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from blog.comments.markup import single_html, threads_html
from blog.comments.models import Comment
from blog.copies.models import KeptCopy
from blog.posts import markup
from blog.posts.models import Post
from blog.site import dates
from blog.site.models import Site
from blog.sources.models import Source
from blog.text.html.linking import linkify
from blog.text.html.robust_links import Version, make_robust
from blog.text.html.sanitizing import (
    clean_citation,
    clean_formula,
    clean_note,
    clean_post,
    clean_reference,
)
from blog.text.words.cutting import cut
from blog.text.words.punctuation import period_after

register = template.Library()


@register.simple_tag
def post_text(post: Post) -> SafeString:
    """Return the post's text as rendered by `blog.posts.rendering.page`."""
    return mark_safe(post.rendered)


@register.simple_tag
def post_body(post: Post) -> SafeString:
    """Return the post's text as its author wrote it, for the admin panel; sanitized again."""
    return mark_safe(clean_post(post.body))


@register.simple_tag
def post_sources(post: Post) -> SafeString:
    """Return the post's list of sources as rendered by `blog.posts.rendering.page`."""
    return mark_safe(post.rendered_sources)


@register.simple_tag
def post_entry(post: Post, site: Site) -> SafeString:
    """Return the post as an entry of a list."""
    return mark_safe(markup.entry_html(post, site))


@register.simple_tag
def post_byline(post: Post, site: Site) -> SafeString:
    """Return the authors of the post."""
    return mark_safe(markup.byline_html(post, site))


@register.simple_tag
def post_tags(post: Post) -> SafeString:
    """Return the list of the post's tags; nothing if it has none."""
    return mark_safe(markup.tags_html(post))


@register.simple_tag
def full_day(day: date, kind: str = "") -> SafeString:
    """Return the day with its weekday, of a class if given, as in "Monday, July 15, 2013"."""
    return mark_safe(markup.day_html(day, kind))


@register.simple_tag
def site_footer(site: Site) -> SafeString:
    """Return the blog's footer as rendered by `blog.site.editing`."""
    return mark_safe(site.footer_html)


@register.simple_tag
def owner_sheet(sheet: str, nonce: str) -> SafeString:
    """Return an unsaved style sheet of the owner as a style element, for the preview's head.

    `blog.text.html.stylesheets` refuses "</" in it, so it cannot end the element.
    """
    return mark_safe(f'<style nonce="{nonce}">{sheet}</style>')


@register.filter
def day_words(day: date) -> str:
    """Return the day in the blog's date format."""
    return dates.format_day(day)


@register.simple_tag
def comment_text(comment: Comment) -> SafeString:
    """Return the comment's text as rendered by `blog.text.formats.markdown`."""
    return mark_safe(comment.rendered)


@register.simple_tag
def single_comment(comment: Comment, *, heading: int) -> SafeString:
    """Return a comment outside of its thread, with a heading of this level."""
    return mark_safe(single_html(comment, heading=heading))


@register.simple_tag
def blank_comment_form(html: str) -> SafeString:
    """Return the empty comment form as rendered by `blog.reader.comments.blank_form`."""
    return mark_safe(html)


@register.simple_tag
def threads(discussion: Any) -> SafeString:
    """Return the items of the list of threads on a page of a discussion."""
    return mark_safe(threads_html(discussion.branches, discussion.page))


@register.simple_tag
def json_ld_script(data: dict[str, Any]) -> SafeString:
    """Return `data` as a JSON-LD script element, without any "<" that could end it."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), cls=DjangoJSONEncoder)
    escaped = text.translate({ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&"})
    return mark_safe(f'<script type="application/ld+json">{escaped}</script>')


@register.simple_tag
def highlighted(spans: Iterable[Any]) -> SafeString:
    """Return the text of `blog.search.highlighting.Span`s, with its hits marked."""
    texts = ((escape(span.text), span.is_hit) for span in spans)
    return mark_safe("".join(f"<mark>{text}</mark>" if is_hit else text for text, is_hit in texts))


@register.filter
def citation(html: str) -> SafeString:
    """Return a formatted note without links, for use inside a link."""
    return mark_safe(clean_citation(html))


@register.filter
def reference(html: str) -> SafeString:
    """Return a formatted reference with its URLs as links; sanitized again."""
    return mark_safe(clean_reference(linkify(html)))


@register.filter
def reference_to(html: str, sources: list[Source]) -> SafeString:
    """Return a reference with its URLs as links; those to copied pages are Robust Links."""
    found = reference(html)
    for source in sources:
        if version := _version_of(source):
            found = mark_safe(make_robust(found, version))
    return found


def _version_of(source: Source) -> Version | None:
    """Return the version of the source's page for Robust Links: our copy, or an archive's."""
    if source.url and source.copied_on and source.copy_is_shown:
        path = reverse("source-copy", args=[source.key])
        return Version(source.url, source.copied_on, f"{settings.ORIGIN}{path}")
    if source.url and source.archived_on:
        return Version(source.url, source.archived_on, source.archive_url)
    return Version(source.url, source.copied_on) if source.url and source.copied_on else None


@register.simple_tag
def kept_text(copy: KeptCopy) -> SafeString:
    """Return the readable text of a copy; sanitized again."""
    return mark_safe(clean_post(copy.html))


@register.filter
def formula(mathml: str) -> SafeString:
    """Return a rendered formula; sanitized again."""
    return mark_safe(clean_formula(mathml))


@register.filter
def own_note(html: str) -> SafeString:
    """Return a note that the author wrote; sanitized again."""
    return mark_safe(clean_note(html))


@register.filter
def stop(text: str) -> str:
    """Return the period that ends `text`, or "" if it ends in a period or mark of its own."""
    return period_after(str(text))


@register.filter
def cut_to(text: str, max_length: int) -> str:
    """Return the beginning of `text`, cut where a reader would."""
    return cut(str(text), max_length=max_length)

"""Marks HTML we made and cleaned ourselves as safe: the only place that does."""

import json
from datetime import date
from typing import Any

from django import template
from django.core.serializers.json import DjangoJSONEncoder
from django.utils.safestring import SafeString, mark_safe

from blog.comments.avatars import face_of
from blog.comments.models import Comment
from blog.posts.models import Post
from blog.site import dates
from blog.site.models import Site
from blog.sources.dates.localized import format_edtf
from blog.text.html.linking import linkify
from blog.text.html.sanitizing import clean_citation, clean_note, clean_post, clean_reference

register = template.Library()


@register.simple_tag
def post_text(post: Post) -> SafeString:
    """The post's page as `blog.posts.rendering.page` made it."""
    return mark_safe(post.rendered)


@register.simple_tag
def post_body(post: Post) -> SafeString:
    """The post's text as its author wrote it, with its marks, for the admin; cleaned again."""
    return mark_safe(clean_post(post.body))


@register.simple_tag
def post_sources(post: Post) -> SafeString:
    """The post's Sources list as `blog.posts.rendering.page` made it."""
    return mark_safe(post.rendered_sources)


@register.simple_tag
def post_lead(post: Post) -> SafeString:
    """The post's lead picture, for lists, as `blog.posts.rendering.page` made it."""
    return mark_safe(post.rendered_lead)


@register.simple_tag
def site_footer(site: Site) -> SafeString:
    """The blog's footer as `blog.site.editing` made it."""
    return mark_safe(site.footer_html)


@register.simple_tag
def owner_sheet(sheet: str, nonce: str) -> SafeString:
    """The owner's look, not stored yet, as an element of the preview's head.

    `blog.text.html.stylesheets` lets no "</" into it, so it cannot end the element.
    """
    return mark_safe(f'<style nonce="{nonce}">{sheet}</style>')


@register.filter
def day_words(day: date) -> str:
    """The day as the blog writes days."""
    return dates.day_words(day)


@register.simple_tag
def comment_text(comment: Comment) -> SafeString:
    """The comment as `blog.text.formats.markdown` made it."""
    return mark_safe(comment.rendered)


@register.filter
def naming(words: str, name: str) -> str:
    """Words that have a place for a name, with it: quicker than translating for each name."""
    return words % {"name": name}


@register.simple_tag
def face(comment: Comment) -> SafeString:
    """The ornament of a comment's writer, as `blog.comments.avatars` drew it."""
    strokes = face_of(comment.name, comment.email)
    return mark_safe(
        f'<svg class="face" viewBox="0 -.5 5 5" aria-hidden="true"><path d="{strokes}"/></svg>'
    )


@register.simple_tag
def linked_data(data: dict[str, Any]) -> SafeString:
    """`data` as JSON-LD in the head of a page. It cannot end its element: no < is left in it."""
    words = json.dumps(data, ensure_ascii=False, separators=(",", ":"), cls=DjangoJSONEncoder)
    escaped = words.translate({ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&"})
    return mark_safe(f'<script type="application/ld+json">{escaped}</script>')


@register.filter
def edtf_date(edtf: str) -> str:
    return format_edtf(edtf)


@register.filter
def citation(html: str) -> SafeString:
    """A note or a mark as the style says it, without links: it stands in one, or in the margin."""
    return mark_safe(clean_citation(html))


@register.filter
def reference(html: str) -> SafeString:
    """A formatted reference, its addresses as links, cleaned again."""
    return mark_safe(clean_reference(linkify(html)))


@register.filter
def own_note(html: str) -> SafeString:
    """A note of the author's own, cleaned again."""
    return mark_safe(clean_note(html))


@register.filter
def margin_note(html: str) -> SafeString:
    """The same in the margin, hidden from who hears it at the end: no key stops at its links."""
    return mark_safe(clean_note(html).replace("<a ", '<a tabindex="-1" '))

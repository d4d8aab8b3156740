"""Marks HTML we made and cleaned ourselves as safe: the only place that does."""

from django import template
from django.utils.safestring import SafeString, mark_safe

from blog.comments.models import Comment
from blog.posts.models import Post
from blog.text.linking import link_addresses
from blog.text.sanitising import clean_citation, clean_reference

register = template.Library()


@register.simple_tag
def post_text(post: Post) -> SafeString:
    """The post's page as `blog.posts.rendering` made it."""
    return mark_safe(post.rendered)


@register.simple_tag
def post_sources(post: Post) -> SafeString:
    """The post's Sources list as `blog.posts.rendering` made it."""
    return mark_safe(post.rendered_sources)


@register.simple_tag
def post_lead(post: Post) -> SafeString:
    """The post's lead picture, for lists, as `blog.posts.rendering` made it."""
    return mark_safe(post.rendered_lead)


@register.simple_tag
def comment_text(comment: Comment) -> SafeString:
    """The comment as `blog.text.markdown` made it."""
    return mark_safe(comment.rendered)


@register.filter
def citation(html: str) -> SafeString:
    """A note or a mark as the style says it, without links: it stands in one, or in the margin."""
    return mark_safe(clean_citation(html))


@register.filter
def reference(html: str) -> SafeString:
    """A formatted reference, its addresses as links, cleaned again."""
    return mark_safe(clean_reference(link_addresses(html)))

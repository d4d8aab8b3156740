"""How to cite a post, a comment or a source, with references to copy and files."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.http import (
    Http404,
    HttpResponse,
    HttpResponsePermanentRedirect,
    HttpResponseRedirect,
)
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from blog.comments.models import Comment
from blog.posts.citations.as_source import csl_day, post_item
from blog.posts.citations.bibliography import sources_of, sources_with_page
from blog.posts.history.versions import versions_of, wording_of
from blog.posts.models import Post
from blog.reader.paths import cite_path, version_path, versions_path, with_query
from blog.reader.posts.finding import post_below
from blog.sources.dates.csl import edtf_of
from blog.sources.dates.localized import format_edtf
from blog.sources.editing import to_csl
from blog.sources.exporting import exported_item
from blog.sources.metadata.coins import coins
from blog.sources.models import CslItem, FormerKey, Source
from blog.sources.parsing import FORMATS, Format
from blog.sources.styles import STYLES, format_bibliography
from blog.sources.untitled import description
from blog.web.origin import origin_of
from blog.web.requests import BlogRequest

STYLE_NAMES = ("chicago-notes-bibliography", "apa", "modern-language-association")


@require_safe
def cite_post(request: BlogRequest, path: str) -> HttpResponse:
    """Show how to cite the post at `path`, or with `?comment=` one of its comments."""
    post = post_below(request, path, "cite/")
    return post if isinstance(post, HttpResponse) else _cited(request, post)


def _cited(request: BlogRequest, post: Post) -> HttpResponse:
    if "sources" in request.GET:
        items = [exported_item(source) for source in sources_of(post)]
        return download(items, request.GET["sources"], name=f"{post.slug}-sources")
    back = (post.title, post.get_absolute_url())
    sources = sources_of(post) if post.has_sources else ()
    if "version" in request.GET:
        item = _version_item(request, post)
        if item is None:
            return HttpResponseRedirect(cite_path(post))  # it may have been hidden
        return _page(request, item, back=back, sources=sources)
    if "comment" not in request.GET:
        context = _versions_context(request, post)
        return _page(request, _post_item(request, post), back=back, sources=sources, **context)
    if comment := _comment(request, post):
        return _page(request, _comment_item(request, comment), back=back, sources=sources)
    return HttpResponseRedirect(cite_path(post))  # the comment may have been removed


@require_safe
def cite_source(request: BlogRequest, key: str) -> HttpResponse:
    source = sources_with_page().filter(key=key).first()
    if source is None:
        former = get_object_or_404(FormerKey, key=key, source__in=sources_with_page())
        path = reverse("source-cite", args=[former.source.key])
        return HttpResponsePermanentRedirect(with_query(request, path))
    back = (source.short_name, source.get_absolute_url())
    return _page(request, exported_item(source), back=back)


def download(items: Sequence[CslItem], format: str, *, name: str) -> HttpResponse:
    """Return the items as a file. Raise Http404 if there is no such format."""
    if format not in FORMATS:
        raise Http404("no such format")
    known = FORMATS[format]
    return HttpResponse(
        known.write([_exported(item) for item in items]),
        content_type=f"{known.media_type}; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}{known.endings[0]}"'},
    )


@dataclass(frozen=True)
class Citation:
    """One way to cite: `text` to copy, or a file with the URL `download`.

    The `text` of a reference is HTML.
    """

    id: str
    title: str
    text: str
    download: str = ""

    @property
    def is_file(self) -> bool:
        return bool(self.download)


def _page(
    request: BlogRequest,
    item: CslItem,
    *,
    back: tuple[str, str],
    sources: Iterable[Source] = (),
    **more: object,
) -> HttpResponse:
    """Show how to cite the item. Zotero finds the `sources` of a post there, by their COinS."""
    if "format" in request.GET:
        return download([item], request.GET["format"], name=str(item["id"]))
    context = {
        "site": request.blog,
        "title": item.get("title") or description(str(item["type"]), item),
        "citations": _citations(request, item),
        "back_title": back[0],
        "back_path": back[1],
        "sources": [coins(to_csl(source)) for source in sources],
        "formats": FORMATS.values(),
        **more,
    }
    return TemplateResponse(request, "reader/posts/cite.html", context)


def _citations(request: BlogRequest, item: CslItem) -> list[Citation]:
    language = request.blog.language
    return [
        *(
            Citation(style, STYLES[style].title, _reference(item, style=style, language=language))
            for style in STYLE_NAMES
        ),
        *(_file(request, item, format) for format in FORMATS.values()),
    ]


def _reference(item: CslItem, *, style: str, language: str) -> str:
    """Return the reference with the access date where the style puts it.

    See Chicago 14.12, APA 9.16 and MLA 5.111. The CSL styles omit it if the work has a date.
    """
    reference = format_bibliography([item], style=style, language=language)[0]
    day = format_edtf(edtf_of(item.get("accessed")))
    ended = day.rstrip(".")  # some languages end a date with a period
    url = escape(item.get("URL", ""))
    if not day or not url or day in reference:
        return reference
    if style == "modern-language-association":
        return f"{reference} " + _("Accessed %(day)s.") % {"day": ended}
    if style == "apa":
        return reference.replace(url, _("Retrieved %(day)s, from") % {"day": day} + f" {url}")
    return reference.replace(url, _("Accessed %(day)s.") % {"day": ended} + f" {url}")


def _file(request: BlogRequest, item: CslItem, format: Format) -> Citation:
    query = request.GET.copy()
    query["format"] = format.name
    text = format.write([_exported(item)]).strip()
    return Citation(format.name, format.label, text, download=f"?{query.urlencode()}")


def _exported(item: CslItem) -> CslItem:
    """Return the item without Ibid's own data, which other programs cannot use."""
    return {name: value for name, value in item.items() if name != "custom"}


def _post_item(request: BlogRequest, post: Post) -> CslItem:
    url = f"{origin_of(request)}{post.get_absolute_url()}"
    return post_item(post, site=request.blog, url=url, today=timezone.localdate())


def _version_item(request: BlogRequest, post: Post) -> CslItem | None:
    """Return the version that the request asks for, with its own URL; None if none is shown."""
    value = request.GET["version"]
    is_number = value.isascii() and value.isdigit() and len(value) < 8
    versions = versions_of(post)
    version = versions.numbered(int(value)) if is_number else None
    if version is None or version.is_hidden or not request.blog.shows_versions:
        return None
    item = _post_item(request, post)
    item |= {
        "id": f"{post.slug}-{version.number}",
        "title": wording_of(post, version).title,
        "version": str(version.number),
        "URL": f"{origin_of(request)}{version_path(post, version.number)}",
    }
    return item


def _versions_context(request: BlogRequest, post: Post) -> dict[str, object]:
    """Return the links to cite the current version, and to all versions."""
    if not request.blog.shows_versions:
        return {}
    return {"version": versions_of(post).all[-1], "versions_path": versions_path(post)}


def _comment(request: BlogRequest, post: Post) -> Comment | None:
    """Return the visible comment that the request asks for. Raise Http404 unless it is a number."""
    value = request.GET["comment"]
    if not (value.isascii() and value.isdigit() and len(value) < 16):
        raise Http404("not a comment")
    return Comment.objects.visible().filter(post=post, pk=int(value)).select_related("post").first()


def _comment_item(request: BlogRequest, comment: Comment) -> CslItem:
    post = comment.post
    return {
        "id": f"{post.slug}-comment-{comment.pk}",
        "type": "post",
        "title": _("Comment on “%(title)s”") % {"title": post.title},
        "author": [{"literal": comment.name}],
        "container-title": request.blog.name,
        "issued": csl_day(timezone.localdate(comment.created_at)),
        "URL": f"{origin_of(request)}{comment.get_absolute_url()}",
        "accessed": csl_day(timezone.localdate()),
    }

"""Record the sources, pictures and files a post uses, so that none in use is deleted."""

from collections.abc import Container, Iterable, Mapping

from django.db import transaction

from blog.media.files.models import MediaFile
from blog.media.models import Picture
from blog.posts.citations.models import Citation, Consultation
from blog.posts.citations.used import Used
from blog.posts.files.models import FileUse
from blog.posts.history.models import Revision
from blog.posts.models import Post
from blog.posts.pictures.models import PictureUse
from blog.sources.kinds import Locator
from blog.sources.models import Source
from blog.text.html.marks import CitationGroup, CitationMark, MarkedText


def record_uses(post: Post, text: MarkedText, used: Used, *, is_new: bool = False) -> None:
    """Replace the post's citations, pictures and files with those of its text; a new one has none.

    Marks of a missing source, picture or file are skipped. Call it in a transaction.
    """
    shown = used.pictures.keys() & {mark.picture for mark, _node in text.pictures()}
    attached = used.files.keys() & {mark.file for mark, _node in text.files()}
    if not is_new:
        post.file_uses.exclude(file__in=attached).delete()
        post.citations.all().delete()
        post.picture_uses.exclude(picture__in=shown).delete()
    _record_citations(post, text.citation_groups(), used.sources)
    PictureUse.objects.bulk_create(
        [PictureUse(post=post, picture_id=pk) for pk in shown], ignore_conflicts=True
    )
    FileUse.objects.bulk_create(
        [FileUse(post=post, file_id=pk) for pk in attached], ignore_conflicts=True
    )


def record_consulted(post: Post, sources: Iterable[Source]) -> None:
    """Replace the post's consulted sources with these, in order. Call it in a transaction."""
    post.consultations.all().delete()
    Consultation.objects.bulk_create(
        Consultation(post=post, source=source, position=position)
        for position, source in enumerate(dict.fromkeys(sources), start=1)
    )


@transaction.atomic
def move_citations(source: Source, *, to: Source) -> None:
    """Replace `source` with `to` in every post, revision and picture that uses it.

    This does not render the posts again.
    """
    for post in Post.objects.filter(sources=source).distinct():
        post.body = _citing_instead(post.body, source, to)
        post.version += 1
        post.save(update_fields=["body", "version"])
    for revision in Revision.objects.filter(body__contains=f'data-source="{source.pk}"'):
        revision.body = _citing_instead(revision.body, source, to)
        revision.save(update_fields=["body"])
    Picture.objects.filter(source=source).update(source=to)
    MediaFile.objects.filter(source=source).update(source=to)
    Citation.objects.filter(source=source).update(source=to)
    already = Consultation.objects.filter(source=to).values("post")
    Consultation.objects.filter(source=source, post__in=already).delete()
    Consultation.objects.filter(source=source).update(source=to)


def _citing_instead(body: str, source: Source, to: Source) -> str:
    text = MarkedText(body)
    text.replace_sources({source.pk: to.pk})
    return label_citations(text.html)


def label_citations(body: str) -> str:
    """Return `body` with the short names of the sources in its citation marks, for the editor."""
    text = MarkedText(body)
    label_marks(
        text, Source.objects.in_bulk([mark.source or 0 for mark, _node in text.citations()])
    )
    return text.html


def label_marks(text: MarkedText, sources: Mapping[int, Source]) -> None:
    """Write the short names of the sources into the citation marks of the text."""
    text.label_citations({pk: source.short_name for pk, source in sources.items()})


def missing_sources(body: str) -> list[int | None]:
    """Return the primary keys in the citation marks of `body` that belong to no source."""
    cited = [mark.source for mark, _node in MarkedText(body).citations()]
    known = set(Source.objects.filter(pk__in=filter(None, cited)).values_list("pk", flat=True))
    return [number for number in cited if number not in known]


def pictures_without_alt(body: str) -> int:
    """Return how many pictures in `body` have no alt text and are not marked as decorative."""
    marks = [mark for mark, _place in MarkedText(body).pictures()]
    bare = [mark.picture for mark in marks if not (mark.alt or mark.is_decorative)]
    described = Picture.objects.exclude(alt="", is_decorative=False).in_bulk(filter(None, bare))
    return sum(number not in described for number in bare)


def files_without_text(body: str) -> list[str]:
    """Return the titles of the recordings in `body` that have neither captions nor a transcript."""
    attached = {mark.file for mark, _node in MarkedText(body).files() if mark.file}
    if not attached:
        return []
    silent = MediaFile.objects.filter(pk__in=attached).without_captions()
    return [str(file) for file in silent.order_by("pk")]


def files_without_description(body: str) -> list[str]:
    """Return the titles of the files in `body` that have no description."""
    attached = {mark.file for mark, _node in MarkedText(body).files() if mark.file}
    if not attached:
        return []
    return [str(file) for file in MediaFile.objects.filter(pk__in=attached, description="")]


def _record_citations(post: Post, groups: list[CitationGroup], known: Mapping[int, Source]) -> None:
    cited = [
        (number, group, mark, known[mark.source])
        for number, group in enumerate(_of_known(groups, known), start=1)
        for mark in group.marks
        if mark.source and mark.source in known
    ]
    Citation.objects.bulk_create(
        _citation(
            mark,
            post=post,
            source=source,
            sentence=group.sentence(),
            number=number,
            position=position,
        )
        for position, (number, group, mark, source) in enumerate(cited, start=1)
    )


def _of_known(groups: list[CitationGroup], known: Container[int | None]) -> list[CitationGroup]:
    """Return the groups that appear on the page: those with at least one existing source."""
    return [group for group in groups if any(mark.source in known for mark in group.marks)]


def _citation(
    mark: CitationMark,
    *,
    post: Post,
    source: Source,
    sentence: tuple[str, str],
    number: int,
    position: int,
) -> Citation:
    before, after = sentence
    return Citation(
        post=post,
        source=source,
        position=position,
        mark=number,
        locator=mark.locator[:100],
        label=mark.label if mark.label in Locator.values else Locator.PAGE,
        prefix=mark.prefix[:200],
        suffix=mark.suffix[:200],
        suppress_author=mark.suppress_author,
        quotation=mark.quotation,
        before=before,
        after=after,
    )

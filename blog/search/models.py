"""The search index: one entry per post, page, comment, source, and page of a file."""

from datetime import datetime
from typing import ClassVar, Self

from django.db import connection, models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from blog.comments.models import Comment
from blog.media.files.models import MediaFile
from blog.posts.bylines.models import Byline
from blog.posts.choices import Kind
from blog.posts.citations.bibliography import sources_shown
from blog.posts.files.models import FileUse
from blog.posts.models import Post
from blog.posts.selections import live_q
from blog.posts.tags.models import Tagging
from blog.rows.prepared import Parameter
from blog.sources.models import Source

# Raised whenever the same text gives other tokens; the worker then updates the entries.
VERSION = 1
RARE = 500  # posts of a tag, at most, that a search reads first
TEXTS = ("title", "headings", "body", "sources")
TOKENS = tuple(f"{name}_tokens" for name in TEXTS)


LANGUAGES = """
WITH RECURSIVE known (language) AS (
  SELECT min(language) FROM blog_indexentry
  UNION ALL
  SELECT (SELECT min(language) FROM blog_indexentry WHERE language > known.language)
  FROM known WHERE known.language IS NOT NULL
)
SELECT language FROM known WHERE language IS NOT NULL
"""


class EntryKind(models.TextChoices):
    """The kind of object that an entry indexes."""

    POST = Kind.POST.value, _("posts")
    PAGE = Kind.PAGE.value, _("pages")
    COMMENT = "comment", _("comments")
    SOURCE = "source", _("sources")
    FILE = "file", _("files")


def _only(*names: str) -> Q:
    """Match the entries that refer to these, and to nothing else."""
    known = ("post", "comment", "source", "file")
    return Q(**{f"{name}__isnull": name not in names for name in known})


class IndexEntryQuerySet(models.QuerySet["IndexEntry"]):
    def visible(self, *, at: datetime | Parameter | None = None) -> Self:
        """Return the entries that readers may see, now or `at` a time.

        They may not see others even if the index is out of date.
        """
        comment = Exists(Comment.objects.visible().filter(pk=OuterRef("comment")))
        source = Exists(sources_shown(at=at).filter(pk=OuterRef("source")))
        of_post = (
            Q(post__isnull=False) & live_q("post__", at=at) & (Q(comment__isnull=True) | comment)
        )
        file = Exists(FileUse.objects.filter(live_q("post__", at=at), file=OuterRef("file")))
        of_file = Q(file__isnull=False, file__trashed_at__isnull=True) & file
        return self.filter(of_post | Q(source__isnull=False) & source | of_file)

    def languages(self) -> list[str]:
        """Return the languages of all entries, by an index lookup each however many there are."""
        with connection.cursor() as cursor:
            cursor.execute(LANGUAGES)
            return [language for (language,) in cursor.fetchall()]

    def unattached(self) -> Self:
        """Return the entries of files that no post attaches."""
        uses = FileUse.objects.filter(file=OuterRef("file"))
        return self.filter(~Exists(uses), file__isnull=False)

    def outdated(self) -> Self:
        """Select the entries whose tokens an earlier version of Ibid made."""
        return self.filter(version__lt=VERSION)

    def tagged(self, slug: str) -> Self:
        """Return the entries of posts with the tag, and of their comments."""
        taggings = Tagging.objects.filter(tag__slug=slug)
        posts = list(taggings.values_list("content_object", flat=True)[: RARE + 1])
        if len(posts) <= RARE:  # faster than to look among the newest matches for so few posts
            return self.filter(post__in=posts)
        return self.filter(Exists(taggings.filter(content_object=OuterRef("post"))))

    def written_by(self, slug: str) -> Self:
        """Return the entries of posts by the author with this slug."""
        bylines = Byline.objects.filter(post=OuterRef("post"))
        by_author = bylines.filter(Q(account__slug=slug) | Q(guest_slug=slug))
        return self.filter(Exists(by_author), comment__isnull=True)


class IndexEntry(models.Model):
    """The searchable text of a post, a comment (with its post), a source or a page of a file.

    Each text is stored as it is shown and as its tokens, with a space before and after each. The
    full-text index of the tokens is not a model: the migrations create it next to this table.
    `version` is the index version that made the tokens.
    """

    kind = models.CharField(max_length=7, choices=EntryKind)
    post = models.ForeignKey(Post, models.CASCADE, null=True, related_name="+")
    comment = models.OneToOneField(Comment, models.CASCADE, null=True, related_name="+")
    source = models.OneToOneField(Source, models.CASCADE, null=True, related_name="+")
    file = models.ForeignKey(MediaFile, models.CASCADE, null=True, related_name="+")
    page = models.PositiveIntegerField(null=True)
    year = models.SmallIntegerField(null=True)
    language = models.CharField(max_length=12)
    title = models.TextField(blank=True)
    headings = models.TextField(blank=True)
    body = models.TextField(blank=True)
    sources = models.TextField(blank=True)
    title_tokens = models.TextField(blank=True)
    headings_tokens = models.TextField(blank=True)
    body_tokens = models.TextField(blank=True)
    sources_tokens = models.TextField(blank=True)
    version = models.PositiveSmallIntegerField(default=0)

    objects: ClassVar[models.Manager["IndexEntry"]] = models.Manager.from_queryset(
        IndexEntryQuerySet
    )()

    class Meta:
        indexes = [
            models.Index(fields=["language"], name="index_entry_by_language"),
            models.Index(fields=["version"], name="index_entry_by_version"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["post", "page"]) & _only("post")
                | Q(kind="comment") & _only("post", "comment")
                | Q(kind="source") & _only("source")
                | Q(kind="file") & _only("file"),
                name="index_entry_of_one_object",
            ),
            models.UniqueConstraint(fields=["file", "page"], name="index_entry_page_once"),
            models.UniqueConstraint(
                fields=["post"], condition=Q(comment__isnull=True), name="index_entry_post_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.title}"


class SearchWord(models.Model):
    """A word of posts, pages or sources, folded and as it is spelled, for suggestions."""

    word = models.CharField(max_length=60, primary_key=True)
    spelling = models.CharField(max_length=80)

    def __str__(self) -> str:
        return self.spelling

"""The tables of an archive: which rows and columns it has, and in which order.

Rows refer to each other by what people see of them: a source by its key, a picture by the digest of
its file. Posts and comments have numbers, which are public: feeds and links to comments contain
them. So the archive does not depend on the primary keys of a database.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import F, Model, OuterRef, Subquery
from django.db.models.expressions import Combinable

from blog.comments.emails.models import Follow
from blog.comments.models import Comment
from blog.comments.spam.bayes.models import Token, TrainingExample, TrainingTotals
from blog.comments.spam.rules import SpamRules
from blog.comments.threads.models import Thread
from blog.comments.versions.models import CommentVersion
from blog.copies.models import KeptCopy, RemovalRequest
from blog.imports.models import ImportedMedia, OldBlog
from blog.links.history.models import LinkStateCount
from blog.links.models import Host, Link, LinkCollection, LinkUse
from blog.links.quotations.models import QuotationCheck
from blog.media.files.models import MediaFile
from blog.media.integrity.models import Original
from blog.media.models import Picture, ReplacedFile
from blog.mentions.models import Delivery, LinkScan, Mention
from blog.people.models import Account
from blog.posts.bylines.models import Byline
from blog.posts.citations.models import Citation, Consultation
from blog.posts.files.models import FileUse
from blog.posts.history.models import Revision
from blog.posts.menu.models import MenuItem
from blog.posts.models import Post
from blog.posts.permalinks.models import Permalink
from blog.posts.pictures.models import PictureUse
from blog.posts.series.models import Series
from blog.posts.tags.models import Tag, Tagging
from blog.posts.tags.synonyms import Synonym
from blog.posts.translations.models import TranslationGroup
from blog.posts.unpublished.models import UnpublishedChanges, UsedInChanges
from blog.site.models import Site
from blog.site.public_paths.models import PublicPath
from blog.site.redirects.models import Redirect
from blog.sources.models import FormerKey, OwnStyle, Source
from blog.statistics.models import BlogVisitors, PostViews, Referral, SearchMiss

# The column by which rows of other tables name a row; None: by its number.
KEYS: Mapping[type[Model], str | None] = {
    Account: "username",
    Comment: None,
    Host: "name",
    Link: "url",
    MediaFile: "digest",
    Permalink: None,
    Picture: "digest",
    Post: None,
    Series: "slug",
    Source: "key",
    Tag: "slug",
    Thread: None,
    TranslationGroup: None,
    UnpublishedChanges: "post",
}

# Rows that nobody ever sees by themselves are numbered by the first row that belongs to them.
_OWN = F("pk")
_FIRST_COMMENT = Comment.objects.filter(thread=OuterRef("pk")).order_by("pk").values("pk")[:1]
_FIRST_POST = Post.objects.filter(translation_group=OuterRef("pk")).order_by("pk").values("pk")[:1]
_FIRST_OF_THREAD = Comment.objects.filter(thread=OuterRef("thread")).order_by("pk")
_FIRST_OF_GROUP = Post.objects.filter(translation_group=OuterRef("translation_group")).order_by(
    "pk"
)
EXPRESSIONS: Mapping[tuple[type[Model], str], Combinable] = {
    (Comment, "thread"): Subquery(_FIRST_OF_THREAD.values("pk")[:1]),
    (Post, "translation_group"): Subquery(_FIRST_OF_GROUP.values("pk")[:1]),
}

_LEASE = {"leased_until", "leased_by"}
_RENDERED = {
    *("rendered", "rendered_sources", "rendered_lead", "cited_works", "shown_pictures"),
    *("excerpt", "outline", "reading_minutes", "card", "related", "listed_at"),
    *("comment_count", "reactions"),
}


@dataclass(frozen=True)
class Table:
    """The rows of a model as a file of JSON lines, `name`.jsonl.

    `order` are columns that no two rows share. `omits` are the columns with secrets, those of which
    the value follows from others, and those with a file of their own. `of` are the paths to the
    posts that a row belongs to, for the archive of an author; None leaves the table out of it.
    """

    name: str
    model: type[Model]
    order: tuple[str, ...]
    of: tuple[str, ...] | None = None
    omits: frozenset[str] = frozenset()
    number: Combinable | None = None


def _table(
    name: str,
    model: type[Model],
    *order: str,
    of: tuple[str, ...] | None = None,
    omits: set[str] | frozenset[str] = frozenset(),
    number: Combinable | None = None,
) -> Table:
    return Table(name, model, order, of, frozenset(omits), number)


_POST = ("post",)
TABLES: tuple[Table, ...] = (
    _table(
        *("people", Account, "username"),
        of=("bylines__post",),
        omits={"password", "last_login", "two_factor_enabled_at", "link_report_on"},
    ),
    _table(
        *("sources", Source, "key"),
        of=(
            *("posts", "consulting_posts", "pictures__posts", "pictures__led_posts"),
            *("files__posts", "uses_in_changes__changes__post"),
        ),
    ),
    _table(*("copies", KeptCopy, "source__key", "taken_at", "warc", "file"), of=("source__posts",)),
    _table("removal_requests", RemovalRequest, "source__key", "created_at", "reason"),
    _table("former_source_keys", FormerKey, "key", of=("source__posts",)),
    _table("styles", OwnStyle, "key", of=()),
    _table(
        *("pictures", Picture, "digest"),
        of=(
            *("posts", "led_posts", "poster_of__posts", "series_covers__posts"),
            "uses_in_changes__changes__post",
        ),
        omits={"widths", *Original.STATE},
    ),
    _table("replaced_pictures", ReplacedFile, "digest", of=("picture__posts",)),
    _table(
        *("files", MediaFile, "digest"),
        of=("posts", "uses_in_changes__changes__post"),
        omits={"preview", "captions_file", "chapters_file", "opens_inline", *Original.STATE},
    ),
    _table(
        *("settings", Site, "pk"),
        of=(),
        omits={"sheet_digest", "footer_html", "drawn", "menu"},
    ),
    _table("spam_rules", SpamRules, "pk"),
    _table("tags", Tag, "slug", of=("taggings__content_object",), omits={"folded"}),
    _table("synonyms", Synonym, "slug", of=("tag__taggings__content_object",), omits={"folded"}),
    _table("series", Series, "slug", of=("posts",)),
    _table(
        *("translations", TranslationGroup, "number"), of=("posts",), number=Subquery(_FIRST_POST)
    ),
    _table("posts", Post, "pk", of=("pk",), omits={"body", *_RENDERED}, number=_OWN),
    _table("permalinks", Permalink, "path", of=_POST),
    _table("public_paths", PublicPath, "path"),
    _table("redirects", Redirect, "path"),
    _table("old_blogs", OldBlog, "system", "key"),
    _table("imported_media", ImportedMedia, "digest"),
    _table("menu", MenuItem, "position", "page", "url", "title", omits={"site"}),
    _table(
        *("bylines", Byline, "post", "position", "account__username", "guest"),
        of=_POST,
        omits={"listed_at", "listed_as"},
    ),
    _table(
        *("post_tags", Tagging, "content_object", "tag__slug"),
        of=("content_object",),
        omits={"listed_at"},
    ),
    _table("post_pictures", PictureUse, "post", "picture__digest", of=_POST),
    _table("post_files", FileUse, "post", "file__digest", of=_POST),
    _table("citations", Citation, "post", "position", of=_POST),
    _table("consulted", Consultation, "post", "position", "source__key", of=_POST),
    _table("revisions", Revision, "post", "number", of=_POST),
    _table("unpublished_changes", UnpublishedChanges, "post", of=_POST),
    _table(
        "used_in_changes",
        UsedInChanges,
        *("changes__post", "source__key", "picture__digest", "file__digest"),
        of=("changes__post",),
    ),
    _table(
        *("threads", Thread, "number"),
        of=_POST,
        omits={"comment_count"},
        number=Subquery(_FIRST_COMMENT),
    ),
    _table(
        *("comments", Comment, "pk"),
        of=_POST,
        omits={"rendered", "head", "network", "submission_hash", "sender_hash"},
        number=_OWN,
    ),
    _table(
        "comment_versions", CommentVersion, "comment", "replaced_at", "body", of=("comment__post",)
    ),
    _table("followers", Follow, "post", "email", of=_POST),
    _table("spam_examples", TrainingExample, "comment"),
    _table("spam_tokens", Token, "text"),
    _table("spam_totals", TrainingTotals, "pk"),
    _table("mentions", Mention, "post", "source", of=_POST, omits={"network", *_LEASE}),
    _table("deliveries", Delivery, "post", "target", of=_POST, omits=_LEASE),
    _table("link_scans", LinkScan, "post", of=_POST),
    _table(
        "link_hosts",
        Host,
        "name",
        omits={"robots", "robots_at", *_LEASE},
        of=("links__uses__post",),
    ),
    _table("links", Link, "url", of=("uses__post",)),
    _table("link_uses", LinkUse, "link__url", "post", "source__key", of=_POST),
    _table("link_collections", LinkCollection, "post", of=_POST),
    _table(
        *("quotation_checks", QuotationCheck, "source__key", "post", "digest"),
        of=_POST,
        omits={"copy"},
    ),
    _table("link_states", LinkStateCount, "day", "state"),
    _table("views", PostViews, "post", "day", of=_POST),
    _table("referrals", Referral, "post", "day", "host", of=_POST),
    _table("visitors", BlogVisitors, "day"),
    _table("searches", SearchMiss, "day", "query"),
)

# What no archive has: secrets, short-lived work, and what is made from the rows above.
LEFT_OUT = frozenset(
    {
        *("Installation", "Worker", "BlogExport", "BlogImport", "ArchiveLookup"),
        *("Announced", "ApiToken", "Webhook", "WebhookDelivery"),
        *("Autosave", "BulkAct", "BulkPart", "DataRequest", "Decision", "DecisionItem"),
        *("DeletionLog", "Email", "FilePage", "ImportRun", "IndexEntry", "Invitation"),
        *("ListCount", "LoginAttempts", "LoginSession", "MissingPath", "PageChange"),
        *(
            "PeriodicJob",
            "PreviewLink",
            "RemotePicture",
            "Salt",
            "SearchWord",
            "SpamCheck",
            "TaskRetry",
            "Visit",
        ),
    }
)

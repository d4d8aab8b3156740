"""The URLs of readers' pages. The last pattern matches every post and page, at any path."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter
from django.views.generic import RedirectView

from blog.reader.comments import editing, following, mentions, posting, privacy
from blog.reader.discovery import oembed, sitemaps
from blog.reader.feeds import views as feeds
from blog.reader.feeds.channel import Format
from blog.reader.files import (
    attachments,
    chapters,
    health,
    humans,
    icons,
    media,
    robots,
    security,
    stylesheet,
)
from blog.reader.lists import indexes, series
from blog.reader.lists import posts as lists
from blog.reader.posts import citing, memento, versions
from blog.reader.posts import page as posts
from blog.reader.search import page as search
from blog.reader.sources import copy as source_copy
from blog.reader.sources import list as sources
from blog.reader.sources import page as source


class YearConverter:
    regex = "[0-9]{4}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return f"{value:04d}"


class MonthConverter:
    regex = "0[1-9]|1[0-2]"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return f"{value:02d}"


class FeedConverter:
    """The last part of a feed's path, which names its format."""

    regex = r"feed/|feed/rss/|feed\.json"

    def to_python(self, value: str) -> Format:
        return Format(value)

    def to_url(self, value: str) -> str:
        return Format(value).value


class FolderConverter(StringConverter):
    """A path up to a slash."""

    regex = ".+/"


register_converter(FeedConverter, "feed")
register_converter(FolderConverter, "folder")
register_converter(YearConverter, "year")
register_converter(MonthConverter, "month")

urlpatterns = [
    path("", lists.home, name="home"),
    path("<feed:feed>", feeds.blog, name="feed"),
    path("<year:year>/", lists.year, name="year"),
    path("<year:year>/<month:month>/", lists.month, name="month"),
    path("sitemap.xml", sitemaps.index, name="sitemap"),
    path("sitemap/<slug:part>.xml", sitemaps.part, name="sitemap-part"),
    path("robots.txt", robots.robots, name="robots"),
    path("humans.txt", humans.humans, name="humans"),
    path(
        "humans/",
        RedirectView.as_view(pattern_name="authors", permanent=True),
        name="humans-page",
    ),
    path("oembed/", oembed.oembed, name="oembed"),
    path(
        ".well-known/change-password",
        RedirectView.as_view(pattern_name="admin:password_change"),
        name="change-password",
    ),
    path(".well-known/security.txt", security.security, name="security"),
    path("search/", search.show, name="search"),
    path("archive/", indexes.archive, name="archive"),
    path("tags/", indexes.tags, name="tags"),
    path("tags/<slug:slug>/", lists.tag, name="tag"),
    path("tags/<slug:slug>/<feed:feed>", feeds.tag, name="tag-feed"),
    path("authors/", indexes.authors, name="authors"),
    path("authors/<slug:slug>/", lists.author, name="author"),
    path("authors/<slug:slug>/<feed:feed>", feeds.author, name="author-feed"),
    path("series/", indexes.all_series, name="all-series"),
    path("series/<slug:slug>/", series.show, name="series"),
    path("series/<slug:slug>/<feed:feed>", feeds.series, name="series-feed"),
    path("comments/<feed:feed>", feeds.comments, name="comments-feed"),
    path("comments/proof/", posting.proof, name="comment-proof"),
    path("comments/stamp/", posting.new_stamp, name="comment-stamp"),
    path("comments/<int:pk>/post/", posting.post, name="comment-post"),
    path("comments/mine/", privacy.request_link, name="comment-data-request"),
    path("comments/mine/<str:token>/", privacy.show, name="comment-data"),
    path("comments/mine/<str:token>/export/", privacy.export, name="comment-data-export"),
    path("comments/mine/<str:token>/erase/", privacy.erase_data, name="comment-data-erase"),
    path("comments/following/<str:token>/", following.follow, name="comment-follow"),
    path("comments/following/<str:token>/stop/", following.unfollow, name="comment-unfollow"),
    path("comments/own/<str:token>/", editing.show, name="comment-own"),
    path("comments/own/<str:token>/edit/", editing.edit, name="comment-edit"),
    path("comments/own/<str:token>/withdraw/", editing.delete, name="comment-withdraw"),
    path("webmention/", mentions.webmention, name="webmention"),
    path("webmention/<str:token>/", mentions.outcome, name="webmention-outcome"),
    path("preview/<str:token>/", posts.preview, name="preview"),
    path("media/files/<slug:key>/chapters/", chapters.chapters, name="file-chapters"),
    path("media/files/<slug:key>/<str:file_name>", attachments.file, name="file"),
    path("media/<path:name>", media.media, name="picture-file"),
    path("favicon.ico", icons.icon, {"name": "favicon.ico"}, name="favicon"),
    path("apple-touch-icon.png", icons.icon, {"name": "apple.png"}, name="apple-icon"),
    path("site.webmanifest", icons.manifest, name="manifest"),
    path("look/<slug:digest>.css", stylesheet.stylesheet, name="look"),
    path("health/", health.health, name="health"),
    path("health/ready/", health.ready, name="ready"),
    path("metrics", health.metrics, name="metrics"),
    path("sources/", sources.index, name="sources"),
    path("sources/<slug:key>/", source.show, name="source"),
    path("sources/<slug:key>/copy/", source_copy.show, name="source-copy"),
    path("sources/<slug:key>/copy/removal/", source_copy.removal, name="source-copy-removal"),
    path("sources/<slug:key>/cite/", citing.cite_source, name="source-cite"),
    path("<folder:path>cite/", citing.cite_post, name="post-cite"),
    path("<folder:path>versions/", versions.index, name="post-versions"),
    path("<folder:path>versions/<int:number>/", versions.show, name="post-version"),
    path(
        "<folder:path>versions/<int:number>/changes/", versions.changes, name="post-version-changes"
    ),
    path("<folder:path>timegate/", memento.timegate, name="post-timegate"),
    path("<folder:path>timemap/", memento.timemap, name="post-timemap"),
    path("<folder:path><feed:feed>", feeds.post_comments, name="post-feed"),
    path("<path:path>", posts.show, name="post"),
]

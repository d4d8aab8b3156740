"""Readers' addresses. The last line answers for every post and page, wherever it stands."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from blog.reader import (
    archives,
    citing,
    comments,
    following,
    health,
    indexes,
    pictures,
    posts,
    sources,
)


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


class FolderConverter(StringConverter):
    """A path up to a slash."""

    regex = ".+/"


register_converter(FolderConverter, "folder")
register_converter(YearConverter, "year")
register_converter(MonthConverter, "month")

urlpatterns = [
    path("", archives.home, name="home"),
    path("<year:year>/", archives.year, name="year"),
    path("<year:year>/<month:month>/", archives.month, name="month"),
    path("archive/", indexes.archive, name="archive"),
    path("tags/", indexes.tags, name="tags"),
    path("tags/<slug:slug>/", archives.tag, name="tag"),
    path("authors/", indexes.authors, name="authors"),
    path("authors/<slug:slug>/", archives.author, name="author"),
    path("comments/<int:pk>/post/", comments.post, name="comment-post"),
    path("comments/following/<str:token>/", following.follow, name="comment-follow"),
    path("comments/following/<str:token>/stop/", following.unfollow, name="comment-unfollow"),
    path("preview/<str:token>/", posts.preview, name="preview"),
    path("media/<path:name>", pictures.file, name="picture-file"),
    path("favicon.ico", pictures.favicon, name="favicon"),
    path("health/", health.health, name="health"),
    path("sources/", sources.index, name="sources"),
    path("sources/<slug:key>/", sources.show, name="source"),
    path("sources/<slug:key>/cite/", citing.cite_source, name="source-cite"),
    path("<folder:path>cite/", citing.cite_post, name="post-cite"),
    path("<path:path>", posts.show, name="post"),
]

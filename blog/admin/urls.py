"""The authors' addresses: the desk's own pages before those Django makes for models."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from blog.admin import (
    accounts,
    bulk,
    calendar,
    citing,
    comment_deciding,
    comment_mailed,
    comment_page,
    comment_queue,
    comments,
    judging,
    mail,
    pictures,
    posts,
    preferences,
    series,
    setting_up,
    source_files,
    source_merging,
    sources,
    styles,
    tags,
    trash,
    welcome,
)
from blog.admin.site import desk

app_name = "admin"


class KindConverter(StringConverter):
    """What the trash takes."""

    regex = "post|picture|source"


register_converter(KindConverter, "kind")

urlpatterns = [
    path("set-up/<str:token>/", setting_up.set_up, name="set-up"),
    path("welcome/remove/", welcome.remove, name="welcome-remove"),
    path("posts/<int:pk>/preview/", posts.preview, name="post-preview"),
    path("posts/<int:pk>/withdraw/", posts.withdraw, name="post-withdraw"),
    path("posts/bulk/<str:act>/", bulk.change_several, name="post-change-several"),
    path("posts/bulk/<int:pk>/undo/", bulk.undo, name="post-undo"),
    path("calendar/", calendar.calendar, name="calendar"),
    path("trash/", trash.trash, name="trash"),
    path("trash/<kind:kind>/<int:pk>/throw-away/", trash.throw_away, name="trash-throw-away"),
    path("trash/<kind:kind>/<int:pk>/restore/", trash.restore, name="trash-restore"),
    path("trash/<kind:kind>/<int:pk>/delete/", trash.delete, name="trash-delete"),
    path("sources/merge/", source_merging.merge, name="source-merge"),
    path("sources/import/", source_files.import_file, name="source-import"),
    path("sources/export/<str:format>/", source_files.export_all, name="source-export"),
    path("tags/merge/", tags.merge, name="tag-merge"),
    path("cite/", citing.cite, name="source-cite"),
    path("cite/look-up/", citing.look_up, name="source-look-up"),
    path("cite/new/", citing.cite_new, name="source-cite-new"),
    path("pictures/choose/", pictures.choose, name="picture-choose"),
    path("pictures/upload/", pictures.upload, name="picture-upload"),
    path("pictures/<int:pk>/file/", pictures.file, name="picture-file"),
    path("comments/judging/", judging.judging, name="judging"),
    path("comments/judging/lists/", judging.rules, name="judging-rules"),
    path("comments/", comment_queue.queue, name="comment-queue"),
    path("comments/decide/", comment_deciding.decide, name="comment-decide"),
    path("comments/mailed/<str:token>/", comment_mailed.mailed, name="comment-mailed"),
    path("comments/undo/", comment_deciding.undo, name="comment-undo"),
    path("comments/<int:pk>/", comment_page.show, name="comment"),
    path("comments/<int:pk>/answer/", comment_page.answer, name="comment-answer"),
    path("comments/<int:pk>/pin/", comment_page.pin, name="comment-pin"),
    path("comments/<int:pk>/unpin/", comment_page.unpin, name="comment-unpin"),
    path("comments/<int:pk>/close/", comment_page.close, name="comment-close"),
    path("comments/<int:pk>/reopen/", comment_page.reopen, name="comment-reopen"),
    *desk.get_urls(),
]

__all__ = [
    "accounts",
    "app_name",
    "comments",
    "mail",
    "preferences",
    "series",
    "sources",
    "styles",
    "urlpatterns",
]

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
    entering,
    inviting,
    judging,
    keeping,
    mail,
    me,
    passwords,
    pictures,
    posts,
    preferences,
    previews,
    revisions,
    second_factor,
    series,
    setting_up,
    source_files,
    source_merging,
    sources,
    statistics,
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
    path("settings/preview/", preferences.preview, name="site-preview"),
    path("login/", entering.LogIn.as_view(), name="login"),
    path("login/code/", entering.give_code, name="log-in-code"),
    path("login/forgotten/", passwords.forgotten, name="password-forgotten"),
    path("login/<str:person>/<str:token>/", passwords.set_anew, name="password-set-anew"),
    path("logout/", entering.log_out, name="logout"),
    path("password_change/", passwords.change, name="password_change"),
    path("me/", me.me, name="me"),
    path("me/sessions/end/", me.end_other_sessions, name="sessions-end"),
    path("me/sessions/<str:mark>/end/", me.end_session, name="session-end"),
    path("me/second-factor/", second_factor.enrol, name="second-factor"),
    path("me/second-factor/codes/", second_factor.new_codes, name="second-factor-codes"),
    path("me/second-factor/off/", second_factor.give_up, name="second-factor-off"),
    path("people/invite/", inviting.invite, name="person-invite"),
    path("people/invitations/<int:pk>/take-back/", inviting.take_back, name="invitation-take-back"),
    path("people/<int:pk>/password/", inviting.new_password_link, name="person-password"),
    path("people/<int:pk>/end-sessions/", inviting.end_sessions, name="person-end-sessions"),
    path(
        "people/<int:pk>/second-factor-off/",
        inviting.turn_second_factor_off,
        name="person-second-factor-off",
    ),
    path("welcome/remove/", welcome.remove, name="welcome-remove"),
    path("posts/keep/", keeping.keep, name="post-keep"),
    path("posts/token/", keeping.token, name="post-token"),
    path("posts/offers/", keeping.offers, name="post-offers"),
    path("posts/unsaved/<uuid:window>/", keeping.copy, name="post-copy"),
    path("posts/unsaved/<uuid:window>/discard/", keeping.discard, name="post-copy-discard"),
    path("posts/<int:pk>/history/", revisions.history, name="post-history"),
    path("posts/<int:pk>/restore/<int:number>/", revisions.restore, name="post-restore"),
    path("posts/<int:pk>/preview/", previews.preview, name="post-preview"),
    path("posts/<int:pk>/preview/share/", previews.share, name="post-preview-share"),
    path("posts/<int:pk>/preview/end/", previews.end, name="post-preview-end"),
    path("posts/<int:pk>/withdraw/", posts.withdraw, name="post-withdraw"),
    path("posts/bulk/<str:act>/", bulk.change_several, name="post-change-several"),
    path("posts/bulk/<int:pk>/undo/", bulk.undo, name="post-undo"),
    path("statistics/", statistics.statistics, name="statistics"),
    path("posts/<int:pk>/statistics/", statistics.post_statistics, name="post-statistics"),
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

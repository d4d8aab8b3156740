"""URLs of the admin panel: custom pages first, then those Django makes for models."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter
from django.views.generic import RedirectView

from blog.admin import trash
from blog.admin.comments import deciding, decision_links, deleted_data, queue, spam_filter
from blog.admin.comments import list as comments
from blog.admin.comments import page as comment_page
from blog.admin.dashboard import statistics
from blog.admin.exports import pages as blog_exports
from blog.admin.files import choosing, receiving
from blog.admin.files import library as file_library
from blog.admin.imports import pages as blog_imports
from blog.admin.jobs import emails, failed
from blog.admin.links import deciding as on_links
from blog.admin.links import list as links
from blog.admin.media import restoring
from blog.admin.people import (
    accounts,
    invitations,
    login,
    passwords,
    profile,
    set_up,
    tokens,
    two_factor,
)
from blog.admin.pictures import library, uploading
from blog.admin.posts import (
    autosave,
    bulk,
    calendar,
    citing,
    formulas,
    html_view,
    linking,
    live_page,
    pasting,
    previews,
    revisions,
    translations,
    unpublished,
    withdrawing,
)
from blog.admin.posts import list as posts
from blog.admin.redirects import page as redirects
from blog.admin.settings import example
from blog.admin.settings import page as preferences
from blog.admin.site import admin_site
from blog.admin.sources import copies as source_copies
from blog.admin.sources import files, merging, published_styles, styles
from blog.admin.sources import list as sources
from blog.admin.system import page as system
from blog.admin.taxonomy import series, tags
from blog.admin.webhooks import page as webhooks

app_name = "admin"


class KindConverter(StringConverter):
    """The kinds of items that can be in the trash."""

    regex = "post|picture|mediafile|source"


register_converter(KindConverter, "kind")

urlpatterns = [
    path("set-up/<str:token>/", set_up.set_up, name="set-up"),
    path("links/", links.links, name="links"),
    path("links/states/", links.history, name="link-states"),
    path("links/undo-new-url/", on_links.undo_new_url, name="link-undo-new-url"),
    path("links/<int:pk>/check/", on_links.check_again, name="link-check"),
    path("links/<int:pk>/accept/", on_links.accept, name="link-accept"),
    path("links/<int:pk>/reopen/", on_links.reopen, name="link-reopen"),
    path("links/<int:pk>/use-new-url/", on_links.use_new_url, name="link-use-new-url"),
    path("quotations/<int:pk>/accept/", on_links.accept_quotation, name="quotation-accept"),
    path("quotations/<int:pk>/reopen/", on_links.reopen_quotation, name="quotation-reopen"),
    path("removal-requests/<int:pk>/close/", on_links.close_request, name="removal-close"),
    path("removal-requests/<int:pk>/reopen/", on_links.undo_closing, name="removal-reopen"),
    path("redirects/", redirects.redirects, name="redirects"),
    path("redirects/<int:pk>/", redirects.edit, name="redirect-edit"),
    path("redirects/<int:pk>/delete/", redirects.delete, name="redirect-delete"),
    path("redirects/dismiss/", redirects.dismiss, name="missing-dismiss"),
    path("webhooks/", webhooks.webhooks, name="webhooks"),
    path("webhooks/<int:pk>/", webhooks.show, name="webhook"),
    path("webhooks/<int:pk>/secret/", webhooks.rotate, name="webhook-rotate"),
    path("webhooks/<int:pk>/delete/", webhooks.delete, name="webhook-delete"),
    path("webhooks/deliveries/<int:pk>/send/", webhooks.send_again, name="webhook-send-again"),
    path("settings/", preferences.settings, name="settings"),
    path("settings/<slug:slug>/", preferences.edit, name="settings-section"),
    path("settings/<slug:slug>/preview/", preferences.preview, name="settings-preview"),
    path("blog/site/", RedirectView.as_view(pattern_name="admin:settings")),
    path("blog/site/1/change/", RedirectView.as_view(pattern_name="admin:settings")),
    path("login/", login.LogIn.as_view(), name="login"),
    path("login/code/", login.enter_code, name="login-code"),
    path("login/forgotten/", passwords.forgot, name="password-forgotten"),
    path("login/<str:account_id>/<str:token>/", passwords.reset, name="password-reset"),
    path("logout/", login.log_out, name="logout"),
    path("password_change/", passwords.change, name="password_change"),
    path("me/", profile.me, name="me"),
    path("me/sessions/end/", profile.end_other_sessions, name="sessions-end"),
    path("me/sessions/<str:public_id>/end/", profile.end_session, name="session-end"),
    path("me/tokens/", tokens.tokens, name="tokens"),
    path("me/tokens/<int:pk>/revoke/", tokens.revoke, name="token-revoke"),
    path("me/second-factor/", two_factor.set_up, name="two-factor"),
    path("me/second-factor/codes/", two_factor.new_codes, name="two-factor-codes"),
    path("me/second-factor/off/", two_factor.disable, name="two-factor-disable"),
    path("people/invite/", invitations.invite, name="person-invite"),
    path("people/invitations/<int:pk>/revoke/", invitations.revoke, name="invitation-revoke"),
    path("people/<int:pk>/password/", invitations.password_reset_link, name="person-password"),
    path("people/<int:pk>/end-sessions/", invitations.end_sessions, name="person-end-sessions"),
    path(
        "people/<int:pk>/second-factor-off/",
        invitations.disable_two_factor,
        name="person-two-factor-disable",
    ),
    path("export/", blog_exports.export, name="blog-export"),
    path("export/<int:pk>/download/", blog_exports.download, name="blog-export-download"),
    path("export/<int:pk>/delete/", blog_exports.delete, name="blog-export-delete"),
    path("import/", blog_imports.upload, name="blog-import"),
    path("import/<int:pk>/", blog_imports.show, name="blog-import-run"),
    path("import/<int:pk>/start/", blog_imports.start, name="blog-import-start"),
    path("import/<int:pk>/stop/", blog_imports.stop, name="blog-import-stop"),
    path("import/<int:pk>/discard/", blog_imports.discard, name="blog-import-discard"),
    path("welcome/remove/", example.remove, name="welcome-remove"),
    path("posts/autosave/", autosave.autosave, name="post-autosave"),
    path("posts/token/", autosave.token, name="post-token"),
    path("posts/links/", linking.linkable, name="post-links"),
    path("posts/formula/", formulas.preview_formula, name="post-formula"),
    path("posts/html/", html_view.clean_html, name="post-html"),
    path("posts/markdown/", pasting.convert_markdown, name="post-markdown"),
    path("posts/titles/", translations.titles, name="post-titles"),
    path("posts/unsaved/", autosave.unsaved, name="post-unsaved"),
    path("posts/unsaved/<uuid:window>/", autosave.compare, name="post-compare"),
    path("posts/unsaved/<uuid:window>/discard/", autosave.discard, name="post-discard"),
    path("live-page/", live_page.links, name="live-page"),
    path("posts/<int:pk>/comment/", live_page.comment, name="post-comment"),
    path("posts/<int:pk>/history/", revisions.history, name="post-history"),
    path("posts/<int:pk>/restore/<int:number>/", revisions.restore, name="post-restore"),
    path("posts/<int:pk>/versions/<int:number>/hide/", revisions.hide, name="post-version-hide"),
    path(
        "posts/<int:pk>/versions/<int:number>/unhide/",
        revisions.unhide,
        name="post-version-unhide",
    ),
    path("posts/<int:pk>/changes/", unpublished.changes, name="post-changes"),
    path("posts/<int:pk>/changes/discard/", unpublished.discard, name="post-discard-changes"),
    path("posts/<int:pk>/preview/", previews.preview, name="post-preview"),
    path("posts/<int:pk>/preview/share/", previews.share, name="post-preview-share"),
    path("posts/<int:pk>/preview/end/", previews.end, name="post-preview-end"),
    path("posts/<int:pk>/withdraw/", withdrawing.withdraw, name="post-withdraw"),
    path("posts/bulk/<str:act>/", bulk.change_several, name="post-change-several"),
    path("posts/bulk/<int:pk>/undo/", bulk.undo, name="post-undo"),
    path("statistics/", statistics.statistics, name="statistics"),
    path("posts/<int:pk>/statistics/", statistics.post_statistics, name="post-statistics"),
    path("calendar/", calendar.calendar, name="calendar"),
    path("trash/", trash.trash, name="trash"),
    path("trash/<kind:kind>/<int:pk>/throw-away/", trash.move_to_trash, name="trash-throw-away"),
    path("trash/<kind:kind>/<int:pk>/restore/", trash.restore, name="trash-restore"),
    path("trash/<kind:kind>/<int:pk>/delete/", trash.delete, name="trash-delete"),
    path("media/<kind:kind>/<int:pk>/restore/", restoring.restore, name="media-restore"),
    path("media/<kind:kind>/<int:pk>/fetch/", restoring.fetch, name="media-fetch"),
    path("system/", system.system, name="system"),
    path("jobs/failed/", failed.failed_jobs, name="failed-jobs"),
    path("jobs/failed/<str:kind>/<str:pk>/retry/", failed.retry, name="failed-job-retry"),
    path("sources/merge/", merging.merge, name="source-merge"),
    path("sources/import/", files.import_file, name="source-import"),
    path("sources/import/<int:pk>/", files.import_run, name="source-import-run"),
    path("sources/export/<str:format>/", files.export_all, name="source-export"),
    path("sources/<int:pk>/copies/", source_copies.copies, name="source-copies"),
    path("sources/<int:pk>/copies/take/", source_copies.take, name="source-copy-take"),
    path("sources/<int:pk>/copies/policy/", source_copies.change_policy, name="source-copy-policy"),
    path("sources/<int:pk>/copies/close/", source_copies.close, name="source-copy-close"),
    path("copies/<int:pk>/", source_copies.read, name="copy"),
    path("copies/<int:pk>/download/", source_copies.download, name="copy-download"),
    path("copies/<int:pk>/delete/", source_copies.delete, name="copy-delete"),
    path("styles/find/", published_styles.find, name="style-find"),
    path("styles/choose/", published_styles.choose, name="style-choose"),
    path("styles/add/", published_styles.add, name="style-add"),
    path("tags/merge/", tags.merge, name="tag-merge"),
    path("cite/", citing.cite, name="source-cite"),
    path("cite/look-up/", citing.look_up, name="source-look-up"),
    path("cite/new/", citing.cite_new, name="source-cite-new"),
    path("pictures/upload-many/", uploading.upload_many, name="picture-upload-many"),
    path("pictures/<int:pk>/replace/", uploading.replace, name="picture-replace"),
    path("pictures/choose/", library.choose, name="picture-choose"),
    path("pictures/upload/", library.upload, name="picture-upload"),
    path("pictures/<int:pk>/file/", library.file, name="picture-file"),
    path("files/choose/", choosing.choose, name="file-choose"),
    path("files/upload/", choosing.upload, name="file-upload"),
    path("files/<int:pk>/preview/", file_library.preview, name="file-preview"),
    path("files/parts/begin/", receiving.begin, name="upload-begin"),
    path("files/parts/<str:token>/", receiving.part, name="upload-part"),
    path("comments/spam-filter/", spam_filter.spam_filter, name="spam-filter"),
    path("comments/spam-filter/rules/", spam_filter.rules, name="spam-filter-rules"),
    path("comments/", queue.queue, name="comment-queue"),
    path("comments/decide/", deciding.decide, name="comment-decide"),
    path("comments/mailed/<str:token>/", decision_links.show, name="comment-decision-link"),
    path("comments/undo/", deciding.undo, name="comment-undo"),
    path("comments/<int:pk>/", comment_page.show, name="comment"),
    path("comments/<int:pk>/reply/", comment_page.reply, name="comment-reply"),
    path("comments/<int:pk>/edit/", comment_page.edit, name="comment-edit"),
    path("comments/<int:pk>/pin/", comment_page.pin, name="comment-pin"),
    path("comments/<int:pk>/unpin/", comment_page.unpin, name="comment-unpin"),
    path("comments/<int:pk>/close/", comment_page.close, name="comment-close"),
    path("comments/<int:pk>/reopen/", comment_page.reopen, name="comment-reopen"),
    *admin_site.get_urls(),
]

__all__ = [
    "accounts",
    "app_name",
    "comments",
    "deleted_data",
    "emails",
    "file_library",
    "posts",
    "preferences",
    "series",
    "sources",
    "styles",
    "urlpatterns",
]

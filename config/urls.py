"""All URLs of the blog: the admin panel, the API, then the reader's pages."""

from django.conf import settings
from django.urls import include, path

urlpatterns = [
    path(f"{settings.ADMIN_PATH}/", include("blog.admin.urls")),
    path("api/", include("blog.api.urls")),
    path("", include("blog.reader.urls")),
]
if "debug_toolbar" in settings.INSTALLED_APPS:
    urlpatterns.insert(0, path("__debug__/", include("debug_toolbar.urls")))

handler400 = "blog.reader.errors.bad_request"
handler403 = "blog.reader.errors.permission_denied"
handler404 = "blog.reader.errors.not_found"
handler500 = "blog.reader.errors.server_error"

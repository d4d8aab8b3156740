"""The entry point of the web server."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
handler = get_wsgi_application()

from blog.web.page_cache.setting_up import with_page_cache  # noqa: E402  needs the apps above

application = with_page_cache(handler)

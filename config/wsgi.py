"""The entry point of the web server."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
handler = get_wsgi_application()

from blog.web.observing.requests import ObservedApplication  # noqa: E402  need the apps above
from blog.web.page_cache.setting_up import with_page_cache  # noqa: E402

application = ObservedApplication(with_page_cache(handler))

"""The entry point of the web server."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from config.databases import limit_waits

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
limit_waits(settings.DATABASES["default"])
application = get_wsgi_application()

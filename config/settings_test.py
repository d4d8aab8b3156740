"""The settings of the unit tests: the real ones, but faster and leaving no files behind."""

import atexit
import os
import shutil
import tempfile

# Ignore the settings in the developer's own environment.
for name in list(os.environ):
    if name.startswith(("IBID_", "DATABASE_URL", "EMAIL_URL", "PORT")):
        del os.environ[name]
os.environ["IBID_DATA_DIR"] = tempfile.mkdtemp(prefix="ibid-tests-")
atexit.register(shutil.rmtree, os.environ["IBID_DATA_DIR"], ignore_errors=True)
os.environ["DATABASE_URL"] = os.environ.get("TEST_DATABASE_URL", "sqlite://:memory:")

from config.settings import *  # noqa: E402  the lines above must come first

if DATABASES["default"]["NAME"] == ":memory:":
    # pytest-django would otherwise name a file, because it does not know our backend of SQLite.
    DATABASES["default"]["TEST"] = {"NAME": ":memory:"}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
STATISTICS_FLUSH_SECONDS = None  # views are stored when a test calls for it, not by a timer
METRICS_ROOT = None  # counted in memory, for each process
STATIC_ROOT.mkdir()  # nothing is collected, but WhiteNoise warns if the folder is missing
COMMENTS_NOTIFY_AFTER = 0  # the immediate queue cannot delay a task

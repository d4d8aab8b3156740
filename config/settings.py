"""Ibid's settings, with values from the environment; all mistakes are reported at once."""

import os
import re
from datetime import timedelta
from ipaddress import ip_address
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from csp.constants import NONCE, NONE, SELF
from django_prose_editor.config import html_tags
from environs import FileAwareEnv, ValidationError, validate
from whitenoise.compress import Compressor

from blog.text.formats.rates import parse_rate
from blog.text.kinds.catalog import FORMS
from config import data_folder, databases, s3, sentry

COPIES = ".copies"  # among media that hosts share, for copies of cited web pages
EXPORTS = ".exports"  # and for exports of the blog, until they are downloaded
UPLOADS = ".uploads"  # among media that hosts share, for uploads whose parts reach several hosts
BASE_DIR = Path(__file__).resolve().parent.parent

env = FileAwareEnv(eager=False)
_is_fraction = validate.Range(min=0, max=1)


def _is_origin(value: str) -> None:
    """Raise ValidationError unless `value` is the origin of a website, or empty."""
    parts = urlsplit(value)
    if value and not (parts.scheme in {"http", "https"} and parts.hostname and not parts.path):
        raise ValidationError("must look like https://example.org, without a path")


def _is_url(value: str) -> None:
    """Raise ValidationError unless `value` is an http(s) URL, or empty."""
    parts = urlsplit(value)
    if value and not (parts.scheme in {"http", "https"} and parts.hostname):
        raise ValidationError("must be a URL such as https://hub.example.org/")


def _is_ip(value: str) -> None:
    """Raise ValidationError unless `value` is an IP address."""
    try:
        ip_address(value)
    except ValueError:
        raise ValidationError("must be an IP address, such as 127.0.0.1 or 0.0.0.0") from None


def _is_path_segment(value: str) -> None:
    """Raise ValidationError unless `value` is a part of a path, such as desk-42."""
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]{1,60}", value):
        raise ValidationError("must be lower-case letters, digits and hyphens, such as desk-42")


def _is_contact(value: str) -> None:
    """Raise ValidationError unless `value` is a mailto: or https: URL, or empty."""
    if value and not value.startswith(("mailto:", "https://")):
        raise ValidationError("must begin with mailto: or https://")


def _is_database_url(value: str) -> None:
    """Raise ValidationError unless `value` is a URL of SQLite or PostgreSQL."""
    if not value.startswith(("sqlite://", "postgres://", "postgresql://")):
        raise ValidationError("must begin with sqlite:// or postgres://")
    if not databases.is_readable(value):
        raise ValidationError(
            "must look like postgres://user:password@host/name; "
            "in the password, @ : / # ? % are written %40 %3A %2F %23 %3F %25"
        )
    if folder := databases.missing_folder(value):
        raise ValidationError(
            f"names a file in {folder}, which is no folder; "
            "after sqlite:/// comes an absolute path, such as sqlite:////srv/blog/db.sqlite3"
        )
    if wrong := databases.wrong_parameters(value):
        raise ValidationError(f"must have a number as {' and '.join(wrong)}")


def _is_cache_url(value: str) -> None:
    """Raise ValidationError unless `value` is a URL of Redis, or empty."""
    if value and not value.startswith(("redis://", "rediss://", "unix://")):
        raise ValidationError("must begin with redis://, rediss:// or unix://")


def _is_mail_url(value: str) -> None:
    """Raise ValidationError unless `value` is the URL of a mail server, or empty."""
    parts = urlsplit(value)
    if value and not (parts.scheme in {"smtp", "submission"} and parts.hostname):
        raise ValidationError("must look like submission://user:password@host or smtp://host")


def _is_rate(value: str) -> None:
    """Raise ValidationError unless `value` is a rate such as 10/m."""
    try:
        parse_rate(value)
    except ValueError as error:
        raise ValidationError(str(error)) from None


def _is_ip_rate(value: str) -> None:
    """Raise ValidationError for a period longer than a day, the lifetime of IP traces."""
    _is_rate(value)
    if parse_rate(value).period > timedelta(days=1):
        raise ValidationError("must not be longer than a day, such as 100/d")


def _is_optional_rate(value: str) -> None:
    if value:
        _is_rate(value)


# --- From the environment ------------------------------------------------------------------

DEBUG = env.bool("IBID_DEBUG", False)
# The origin that readers use; it determines allowed hosts, cookies and HTTPS rules.
PUBLIC_URL = env.str("IBID_URL", "", validate=_is_origin)
# Turn it on only behind a proxy that sets X-Forwarded-Proto and X-Forwarded-For.
BEHIND_PROXY = env.bool("IBID_BEHIND_PROXY", False)
DATA_DIR = env.path("IBID_DATA_DIR", BASE_DIR / "var").expanduser().absolute()
# Whether browsers must also use HTTPS for all subdomains, and may have that built in.
HSTS_SUBDOMAINS = env.bool("IBID_HSTS_SUBDOMAINS", False)
HSTS_PRELOAD = env.bool("IBID_HSTS_PRELOAD", False)
ASK_OTHERS = env.bool("IBID_ASK_OTHERS", True)
# A WebSub hub that notifies feed readers at once, such as https://hub.example.org/.
WEBSUB_HUB = env.str("IBID_WEBSUB_HUB", "", validate=_is_url)
GIVEN_SECRET_KEY = env.str("IBID_SECRET_KEY", "")
# Keys before the present one, which sessions and links may still be signed with.
SECRET_KEY_FALLBACKS: list[str] = env.list("IBID_SECRET_KEY_FALLBACKS", [])
# The media: a folder, which all hosts of a blog share, or a bucket of an S3 object storage.
MEDIA_DIR = env.path("IBID_MEDIA_DIR", DATA_DIR / "media").expanduser().absolute()
S3_BUCKET = env.str("IBID_S3_BUCKET", "")
S3_ENDPOINT = env.str("IBID_S3_ENDPOINT", "", validate=_is_url)
S3_REGION = env.str("IBID_S3_REGION", "")
S3_ACCESS_KEY = env.str("IBID_S3_ACCESS_KEY", "")
S3_SECRET_KEY = env.str("IBID_S3_SECRET_KEY", "")
env.str("DATABASE_URL", "sqlite://", validate=_is_database_url)
DATABASE = env.dj_db_url("DATABASE_URL", f"sqlite:///{DATA_DIR / 'db.sqlite3'}")
env.str("EMAIL_URL", "", validate=_is_mail_url)
MAIL = env.dj_email_url("EMAIL_URL", "")
MAIL_FROM = env.str("IBID_MAIL_FROM", "")
# Emails about a comment wait for this long, so that a decision undone in time sends none.
COMMENTS_NOTIFY_AFTER = env.int(
    "IBID_COMMENTS_TELL_AFTER_SECONDS", 60, validate=validate.Range(min=0, max=86_400)
)
# The interface to listen on; a container listens on all of its own.
BIND = env.str("IBID_BIND", "127.0.0.1", validate=_is_ip)
PORT = env.int("PORT", 8000, validate=validate.Range(min=1, max=65535))
WEB_WORKERS = env.int("IBID_WEB_WORKERS", 2, validate=validate.Range(min=1, max=64))
WEB_THREADS = env.int("IBID_WEB_THREADS", 12, validate=validate.Range(min=1, max=64))
# Whether readers' pages are kept whole until something they show changes; "nginx" also keeps
# copies as files, which nginx sends itself.
PAGE_CACHE = env.str("IBID_PAGE_CACHE", "on", validate=validate.OneOf(["on", "off", "nginx"]))
# The Redis in which several hosts keep them, such as redis://:password@host:6379/0.
CACHE_URL = env.str("CACHE_URL", "", validate=_is_cache_url)
PAGE_CACHE_MB = env.int("IBID_PAGE_CACHE_MB", 100, validate=validate.Range(min=1))
# A folder, best on another disk, in which the worker makes a verified backup every day.
BACKUP_DIR = env.path("IBID_BACKUP_DIR", None)
BACKUP_DIR = BACKUP_DIR and BACKUP_DIR.expanduser().absolute()
BACKUPS_KEPT = env.int("IBID_BACKUPS_KEPT", 7, validate=validate.Range(min=1))
# Where the admin panel is; readers' pages do not say so.
ADMIN_PATH = env.str("IBID_ADMIN_PATH", "admin", validate=_is_path_segment)
# Off only to measure: else requests from one network are limited (blog/web/rate_limits.py).
LIMITS_REQUESTS = env.bool("IBID_LIMIT_REQUESTS", True)
# Who finds a hole writes here: security.txt names it.
SECURITY_CONTACT = env.str("IBID_SECURITY_CONTACT", "", validate=_is_contact)
# Who has the token may see metrics and details of health; without one, programs on this machine.
METRICS_TOKEN = env.str("IBID_METRICS_TOKEN", "")
LOG_FORMAT = env.str("IBID_LOG_FORMAT", "text", validate=validate.OneOf(["text", "json"]))
LOG_LEVEL = env.str("IBID_LOG_LEVEL", "warning", validate=validate.OneOf(["warning", "info"]))
SLOW_QUERY_MS = env.int("IBID_SLOW_QUERY_MS", 500, validate=validate.Range(min=1))
# A Sentry server for errors; needs the packages of `make install-server`.
SENTRY_DSN = env.str("IBID_SENTRY_DSN", "", validate=_is_url)
MAX_UPLOAD_MB = env.int("IBID_MAX_UPLOAD_MB", 20, validate=validate.Range(min=1, max=500))
# Documents, sound and film; they are stored as they are, in blocks.
MAX_FILE_MB = env.int("IBID_MAX_FILE_MB", 2048, validate=validate.Range(min=1, max=100_000))
# Copies of cited pages and files; larger ones are not kept.
MAX_COPY_MB = env.int("IBID_MAX_COPY_MB", 20, validate=validate.Range(min=1, max=500))
MAX_PICTURE_MEGAPIXELS = env.int(
    "IBID_MAX_PICTURE_MEGAPIXELS", 50, validate=validate.Range(min=1, max=200)
)
# The spam filter; README.md describes each layer.
COMMENTS_RATE = env.str("IBID_COMMENTS_RATE", "10/m", validate=_is_ip_rate)
COMMENTS_NETWORK_RATE = env.str("IBID_COMMENTS_NETWORK_RATE", "", validate=_is_optional_rate)
COMMENTS_MIN_SECONDS = env.int("IBID_COMMENTS_MIN_SECONDS", 3, validate=validate.Range(min=0))
COMMENTS_MAX_FORM_DAYS = env.int("IBID_COMMENTS_MAX_FORM_DAYS", 7, validate=validate.Range(min=1))
COMMENTS_HELD_LINKS = env.int("IBID_COMMENTS_HELD_LINKS", 3, validate=validate.Range(min=1))
COMMENTS_REPEAT_DAYS = env.int("IBID_COMMENTS_REPEAT_DAYS", 30, validate=validate.Range(min=0))
COMMENTS_LIKENESS = env.float("IBID_COMMENTS_LIKENESS", 0.7, validate=_is_fraction)
COMMENTS_HELD_AT = env.float("IBID_COMMENTS_HELD_AT", 0.4, validate=_is_fraction)
COMMENTS_SPAM_AT = env.float("IBID_COMMENTS_SPAM_AT", 0.98, validate=_is_fraction)
COMMENTS_PROOF_AT = env.int("IBID_COMMENTS_PROOF_AT", 20, validate=validate.Range(min=1))
COMMENTS_PROOF_BITS = env.int("IBID_COMMENTS_PROOF_BITS", 15, validate=validate.Range(1, 24))
AKISMET_KEY = env.str("IBID_AKISMET_KEY", "")
COMMENTS_SPAM_DAYS = env.int("IBID_COMMENTS_SPAM_DAYS", 30, validate=validate.Range(min=1))
COMMENTS_MAX_LENGTH = env.int("IBID_COMMENTS_MAX_LENGTH", 10_000, validate=validate.Range(min=100))
COMMENTS_MAX_LINKS = env.int("IBID_COMMENTS_MAX_LINKS", 10, validate=validate.Range(min=0))

UNKNOWN_SETTINGS = sorted(
    name
    for name in os.environ
    if name.startswith("IBID_") and name.removesuffix("_FILE") not in env.dump()
)
env.seal()

# The origin in emails and in the message at startup.
ORIGIN = PUBLIC_URL or f"http://127.0.0.1:{PORT}"

# --- Storage -------------------------------------------------------------------------------

data_folder.prepare(DATA_DIR)
SHORTEST_KEY = data_folder.SHORTEST_KEY
SECRET_KEY = GIVEN_SECRET_KEY or data_folder.secret_key(DATA_DIR)

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = MEDIA_DIR
# Copies of cited web pages, to which no URL leads. Hosts that share media share them.
COPIES_ROOT = DATA_DIR / "copies" if MEDIA_DIR.is_relative_to(DATA_DIR) else MEDIA_DIR / COPIES
EXPORTS_ROOT = DATA_DIR / "exports" if MEDIA_DIR.is_relative_to(DATA_DIR) else MEDIA_DIR / EXPORTS
# Files in which the web processes of this host count; emptied at each start.
METRICS_ROOT: Path | None = DATA_DIR / "metrics"
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
# On the same disk as the library, so that a large file is moved there and not copied.
FILE_UPLOAD_TEMP_DIR = data_folder.prepare(
    DATA_DIR / "uploads" if MEDIA_DIR.is_relative_to(DATA_DIR) else MEDIA_DIR / UPLOADS
)
STORAGES: dict[str, dict[str, Any]] = {
    "default": (
        s3.storage(S3_BUCKET, S3_ENDPOINT, S3_REGION, S3_ACCESS_KEY, S3_SECRET_KEY)
        if S3_BUCKET
        else {"BACKEND": "blog.media.storage.AtomicFileStorage"}
    ),
    "copies": (
        s3.storage(S3_BUCKET, S3_ENDPOINT, S3_REGION, S3_ACCESS_KEY, S3_SECRET_KEY, folder=COPIES)
        if S3_BUCKET
        else {
            "BACKEND": "blog.media.storage.AtomicFileStorage",
            "OPTIONS": {"location": COPIES_ROOT, "base_url": None},
        }
    ),
    "exports": (
        s3.storage(S3_BUCKET, S3_ENDPOINT, S3_REGION, S3_ACCESS_KEY, S3_SECRET_KEY, folder=EXPORTS)
        if S3_BUCKET
        else {
            "BACKEND": "blog.media.storage.AtomicFileStorage",
            "OPTIONS": {"location": EXPORTS_ROOT, "base_url": None},
        }
    ),
    "staticfiles": {
        "BACKEND": (
            "django.contrib.staticfiles.storage.StaticFilesStorage"
            if DEBUG
            else "config.static_files.JoinedStaticFilesStorage"
        )
    },
}
# Keep and compress only files that pages load: collecting then takes 5 seconds, not 20.
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = (*Compressor.SKIP_COMPRESS_EXTENSIONS, "map")

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DATABASES = {"default": databases.configured(DATABASE)}
# The small deployment: one host, one process tree, one database file.
IS_SMALL = DATABASE["ENGINE"] == databases.SQLITE

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# Without a mail server, no emails are written.
MAIL_IS_ON = bool(MAIL.get("EMAIL_HOST"))
if MAIL_IS_ON:
    EMAIL_HOST, EMAIL_PORT = MAIL["EMAIL_HOST"], MAIL["EMAIL_PORT"]
    EMAIL_HOST_USER = MAIL["EMAIL_HOST_USER"] or ""
    EMAIL_HOST_PASSWORD = MAIL["EMAIL_HOST_PASSWORD"] or ""
    EMAIL_USE_TLS, EMAIL_USE_SSL = MAIL["EMAIL_USE_TLS"], MAIL["EMAIL_USE_SSL"]
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = MAIL_FROM or f"noreply@{urlsplit(ORIGIN).hostname}"

STATISTICS_FLUSH_SECONDS: float | None = 5  # how often views counted in memory are stored

# --- The program ---------------------------------------------------------------------------

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
AUTH_USER_MODEL = "blog.Account"

INSTALLED_APPS = [
    "blog",
    "django.contrib.admin.apps.SimpleAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "csp",
    "django_otp",
    "django_otp.plugins.otp_static",
    "django_otp.plugins.otp_totp",
    "django_prose_editor",
    "django_tasks",
    "django_tasks_db",
    "taggit",
]

MIDDLEWARE = [
    "blog.web.observing.requests.RouteMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "blog.web.headers.ResourcePolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "blog.web.compression.CompressionMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "blog.web.requests.SiteMiddleware",
    "blog.web.body_limits.BodyLimitMiddleware",
    "blog.web.rate_limits.RateLimitMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "blog.web.last_seen.LastSeenMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "django.template.loaders.filesystem.Loader"
                        if DEBUG
                        else "config.templates.TidyLoader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]

FORM_RENDERER = "django.forms.renderers.TemplatesSetting"  # finds the templates of our widgets

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
# Hashes of the second kind, from before, are replaced at the next login.
PASSWORD_HASHERS = [
    "config.hashers.Argon2",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
LOGIN_URL = "admin:login"
SESSION_ENGINE = "blog.people.sessions"
PASSWORD_RESET_TIMEOUT = 3 * 3600
OTP_TOTP_THROTTLE_FACTOR = OTP_STATIC_THROTTLE_FACTOR = 0  # see blog.people.login_attempts

# The owner sets the blog's language and time zone in the admin panel.
LANGUAGE_CODE = "en"
TIME_ZONE = "UTC"
USE_TZ = True
FORMAT_MODULE_PATH = ["config.formats"]

TAGGIT_CASE_INSENSITIVE = True
TAGGIT_TAGS_FROM_STRING = "blog.text.formats.tags.parse_tags"
TAGGIT_STRING_FROM_TAGS = "blog.text.formats.tags.join_tags"

# Ibid's own editor extensions: those of the kinds of content, and what every text has. The import
# map of the admin's widget lists their modules; blog.text.html.sanitizing alone decides which HTML
# is stored.
_EXTENSIONS = {
    "HtmlView": "html-view",
    "Insert": "insert",
    "Paste": "paste",
    "Selected": "selected",
    "Setup": "setup",
    "SmartQuotes": "smart-quotes",
    **{name: module for form in FORMS for name, module in form.editor.own.items()},
}
DJANGO_PROSE_EDITOR_EXTENSIONS = [
    {"js": [f"ibid/{module}"], "extensions": {name: html_tags([])}}
    for name, module in sorted(_EXTENSIONS.items())
]

# --- Safe by default -----------------------------------------------------------------------

HTTPS = PUBLIC_URL.startswith("https://")
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
CSRF_TRUSTED_ORIGINS: list[str] = []
if PUBLIC_URL:
    ALLOWED_HOSTS.append(str(urlsplit(PUBLIC_URL).hostname))
    CSRF_TRUSTED_ORIGINS.append(PUBLIC_URL)
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# Readers get no cookies: those of the admin panel are limited to its path.
SESSION_COOKIE_PATH = CSRF_COOKIE_PATH = f"/{ADMIN_PATH}/"
# With this prefix, browsers take the cookies over HTTPS only.
_COOKIE_PREFIX = "__Secure-" if HTTPS else ""
SESSION_COOKIE_NAME = f"{_COOKIE_PREFIX}ibid-session"
CSRF_COOKIE_NAME = f"{_COOKIE_PREFIX}ibid-csrf"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "blog.reader.errors.csrf_failure"

SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS and HSTS_SUBDOMAINS
SECURE_HSTS_PRELOAD = HTTPS and HSTS_PRELOAD
# Both concern other sites of the domain, so the operator decides, not Django's check.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_REDIRECT_EXEMPT = [r"^health/", r"^metrics$"]
X_FRAME_OPTIONS = "DENY"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],  # the nonce is for the editor's import map
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "media-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

PERMISSIONS_POLICY: dict[str, list[str]] = {
    feature: []
    for feature in (
        "accelerometer",
        "autoplay",
        "browsing-topics",
        "camera",
        "display-capture",
        "encrypted-media",
        "geolocation",
        "gyroscope",
        "hid",
        "identity-credentials-get",
        "idle-detection",
        "local-fonts",
        "magnetometer",
        "microphone",
        "midi",
        "payment",
        "picture-in-picture",
        "screen-wake-lock",
        "serial",
        "usb",
        "xr-spatial-tracking",
    )
}

# --- Logs ----------------------------------------------------------------------------------

_LOGS = "blog.web.observing.logs"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "text": {"()": f"{_LOGS}.LineFormatter"},
        "json": {"()": f"{_LOGS}.JsonFormatter"},
    },
    "filters": {
        "own": {"()": f"{_LOGS}.OwnRequests"},
        "once": {"()": f"{_LOGS}.Once"},
    },
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": LOG_FORMAT,
            "filters": ["own", "once"],
        }
    },
    "root": {"handlers": ["console"], "level": LOG_LEVEL.upper()},
    "loggers": {
        "django": {"handlers": [], "level": "WARNING", "propagate": True},
        "django.server": {"level": "INFO"},
        "django_tasks_db": {"level": "ERROR"},  # no warning when the worker is stopped on purpose
    },
}

if SENTRY_DSN:
    sentry.report_errors_to(SENTRY_DSN)

# --- make dev ------------------------------------------------------------------------------

INTERNAL_IPS = ["127.0.0.1"]
if DEBUG:
    INSTALLED_APPS.append("debug_toolbar")
    MIDDLEWARE.insert(0, "debug_toolbar.middleware.DebugToolbarMiddleware")

"""Joining the hosts of a blog: a host with another secret key or other media is refused.

With SQLite there is one host, so a new key or folder is taken over without a question. With
PostgreSQL, sessions, forms and commenters' links of a host with another key would be invalid on the
others, and pictures of a host with other media would be missing.
"""

import secrets

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.crypto import salted_hmac

from blog.operations.hosts.models import Installation

MARKER = "ibid-media-marker"


class HostRefused(Exception):
    """This host lacks what the others share; the message says what, and what to do."""


KEY_DIFFERS = (
    "This host's secret key is not the one of the blog in this database, so logins, forms and "
    "private links of one host would fail on another. Give every host the same key: set "
    "IBID_SECRET_KEY (or IBID_SECRET_KEY_FILE) to the content of `secret-key` in the first host's "
    "data folder. If the blog has a new key on purpose, also set IBID_SECRET_KEY_FALLBACKS to the "
    "old one; if that is lost, run `manage.py adopt_host` here."
)
MEDIA_DIFFER = (
    "The media of this host ({place}) are not those of the blog in this database, so pictures "
    "would be missing. Mount the folder that all hosts share and set IBID_MEDIA_DIR to it, or set "
    "IBID_S3_BUCKET. If the media were moved on purpose, run `manage.py adopt_host` here."
)


@transaction.atomic
def join_hosts() -> None:
    """Check that this host shares what the others have; the first host says what that is.

    Raise HostRefused.
    """
    installation = Installation.objects.select_for_update().get(
        pk=Installation.objects.current().pk
    )
    fingerprints = _fingerprints()
    if installation.key_fingerprint not in {"", *fingerprints} and not settings.IS_SMALL:
        raise HostRefused(KEY_DIFFERS)
    installation.key_fingerprint = fingerprints[0]
    if not installation.media_marker or settings.IS_SMALL:
        installation.media_marker = _marker() or _mark()
    elif _marker() != installation.media_marker:
        raise HostRefused(MEDIA_DIFFER.format(place=media_place()))
    installation.save(update_fields=["key_fingerprint", "media_marker"])


@transaction.atomic
def adopt_host() -> None:
    """Make this host's secret key and media those of the blog; the other hosts need them too."""
    installation = Installation.objects.current()
    installation.key_fingerprint = _fingerprints()[0]
    installation.media_marker = _marker() or _mark()
    installation.save(update_fields=["key_fingerprint", "media_marker"])


def media_place() -> str:
    """Return where the media of this host are, for a person."""
    if settings.S3_BUCKET:
        return f"the bucket {settings.S3_BUCKET}"
    return f"the folder {settings.MEDIA_ROOT}"


def _fingerprints() -> list[str]:
    """Return the fingerprints of the secret key and of the keys before it."""
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return [
        salted_hmac("blog.operations.hosts", "installation", secret=key).hexdigest() for key in keys
    ]


def _marker() -> str:
    """Return the marker among this host's media, "" if there is none."""
    try:
        with default_storage.open(MARKER) as file:
            return str(file.read(64), "ascii")
    except (FileNotFoundError, UnicodeDecodeError):
        return ""


def _mark() -> str:
    marker = secrets.token_hex(16)
    default_storage.delete(MARKER)
    default_storage.save(MARKER, ContentFile(marker.encode()))
    return marker

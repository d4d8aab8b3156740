"""The data folder, which contains all data of a blog: database, pictures, secret key."""

import os
from pathlib import Path

from django.core.management.utils import get_random_secret_key

SECRET_KEY_FILE = "secret-key"
SHORTEST_KEY = 32  # characters; Ibid's own keys have 50


class DataFolderError(Exception):
    """The data folder cannot be used; the message explains why in a sentence for the operator."""


def prepare(folder: Path) -> Path:
    """Create `folder`, private to its user, and return it.

    Raise DataFolderError if it cannot be created or written to.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise DataFolderError(
            f"The data folder {folder} cannot be created: {error.strerror}. "
            "Set IBID_DATA_DIR to a folder this user may write to."
        ) from error
    if not os.access(folder, os.W_OK | os.X_OK):
        raise DataFolderError(
            f"The data folder {folder} is read-only for this user. "
            "Set IBID_DATA_DIR to a folder this user may write to."
        )
    return folder


def secret_key(folder: Path) -> str:
    """Return the secret key in `folder`; create it if missing, readable only by its owner."""
    path = folder / SECRET_KEY_FILE
    try:
        _write_new(path, get_random_secret_key())
        key = path.read_text("utf-8").strip()
    except OSError as error:
        raise DataFolderError(
            f"The secret key {path} cannot be read or written: {error.strerror}."
        ) from error
    except UnicodeDecodeError:
        key = ""
    if len(key) < SHORTEST_KEY:
        raise DataFolderError(
            f"The secret key {path} is empty or damaged. Put back the key you kept, or delete the "
            "file: a new key is made, and all sessions and links in emails end."
        )
    return key


def _write_new(path: Path, text: str) -> None:
    """Write `text` to `path` atomically, unless the file exists."""
    if path.exists():
        return
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(descriptor, "w") as file:
            file.write(text)
        try:
            os.link(draft, path)
        except FileExistsError:
            return
    finally:
        draft.unlink()

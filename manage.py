#!/usr/bin/env python
"""Ibid's command line: `manage.py help` lists what it can do."""

import os
import sys
from collections.abc import Mapping

from django.core.management import execute_from_command_line
from environs import EnvValidationError

from config.data_folder import DataFolderError


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    try:
        execute_from_command_line(sys.argv)
    except EnvValidationError as error:
        sys.exit(f"Ibid cannot start: wrong settings in the environment: {_mistakes(error)}")
    except DataFolderError as error:
        sys.exit(f"Ibid cannot start: {error}")


def _mistakes(error: EnvValidationError) -> str:
    said = error.error_messages
    if not isinstance(said, Mapping):
        return " ".join(said)
    return "; ".join(f"{name} {' '.join(mistakes)}" for name, mistakes in said.items())


if __name__ == "__main__":
    main()

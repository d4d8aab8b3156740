"""The logs of gunicorn, in the form of all others: once each, and without the IPs of readers."""

import logging
from typing import Any

from gunicorn import glogging


class Logger(glogging.Logger):
    """gunicorn's logger, whose lines go to the handlers of the settings."""

    def setup(self, cfg: Any) -> None:
        super().setup(cfg)
        self.error_log.handlers.clear()
        self.error_log.propagate = True
        logging.getLogger("gunicorn.error").setLevel(logging.WARNING)

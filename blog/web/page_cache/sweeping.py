"""What web processes do beside answering if nginx sends copies of pages, which asks nobody.

Twice a second, the copies of pages that changed or expired are deleted.
"""

import logging
import os
import time
from collections.abc import Callable
from functools import partial
from threading import Thread

from django.db import connections

from blog.web.page_cache.keeping import PageCache
from blog.web.page_cache.stores import StoreFailed

SECONDS = 0.5
logger = logging.getLogger(__name__)


def start_in_each_process(*loops: Callable[[], None]) -> None:
    """Start a thread for each loop in every process that is forked from this one."""
    for loop in loops:
        os.register_at_fork(after_in_child=partial(_start, loop))


def sweep_always(pages: PageCache) -> None:
    while True:
        sweep(pages)
        time.sleep(SECONDS)


def sweep(pages: PageCache) -> None:
    """Delete what changed or expired until now."""
    try:
        pages.delete_expired()
    except StoreFailed:
        logger.warning("Kept pages could not be deleted.", exc_info=True)
    finally:
        connections.close_all()


def _start(loop: Callable[[], None]) -> None:
    Thread(target=loop, daemon=True).start()

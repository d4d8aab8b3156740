"""`manage.py serve`: prepare the data folder, then run the blog and its worker."""

import http.client
import os
import shutil
import signal
import sys
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import DatabaseError, connections

from blog.management import preparing
from blog.management.preparing import CannotServe
from blog.management.supervising import ServerFailed, Supervisor
from blog.operations.hosts.turns import hold_turn
from blog.web.observing.metrics import FOLDER

LOOPBACK = "127.0.0.1"
WORKER = "config.gunicorn_worker.BufferingWorker"
LOGGER = "config.gunicorn_logs.Logger"
SHARED_MEMORY = Path("/dev/shm")  # noqa: S108  gunicorn names its files there itself


class Command(BaseCommand):
    help = "Prepare what is missing, then run the web server and the worker until Ctrl-C."

    def handle(self, *_args: Any, **_options: Any) -> None:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        try:
            with preparing.hold_data_folder(settings.DATA_DIR):
                self.serve()
        except KeyboardInterrupt:
            pass  # stopped before the server started
        except CannotServe as error:
            sys.exit(f"Ibid cannot start: {error}")
        except ServerFailed as error:
            sys.exit(f"Ibid has stopped: its web server {error}.")
        except DatabaseError as error:
            sys.exit(f"Ibid cannot start: the database cannot be used: {_first_line(error)}")
        except OSError as error:
            sys.exit(f"Ibid cannot start: {error.filename} cannot be used: {error.strerror}.")
        self.report("Ibid has stopped.")

    def serve(self) -> None:
        preparing.refuse_taken_port(settings.BIND, settings.PORT)
        with hold_turn(self.report):
            preparing.prepare_database(self.report)
            preparing.prepare_host()
            if not settings.DEBUG:
                preparing.prepare_static_files(self.report)
            preparing.prepare_pages(self.report)
            preparing.prepare_welcome(self.report)
            preparing.prepare_search(self.report)
            preparing.prepare_feeds()
            link = preparing.owner_link(settings.ORIGIN)
        connections.close_all()
        os.environ[FOLDER] = str(_metrics_folder())
        supervisor = Supervisor(server=_server(), worker=_worker(), report=self.report)
        supervisor.run(answers=_server_answers, ready=lambda: self.announce(link))

    def announce(self, link: str | None) -> None:
        self.report(f"\nIbid runs at {settings.ORIGIN}/ (Ctrl-C stops it).")
        if link:
            self.report("Create the owner's account here; the link works once, for 24 hours:")
            self.report(link)
        self.report("")

    def report(self, sentence: str) -> None:
        self.stdout.write(sentence)
        self.stdout.flush()


def _server() -> list[str]:
    if settings.DEBUG:
        return _manage("runserver", f"{settings.BIND}:{settings.PORT}")
    return [
        *(sys.executable, "-m", "gunicorn", "config.wsgi", "--chdir", str(settings.BASE_DIR)),
        *(
            "--bind",
            f"{settings.BIND}:{settings.PORT}",
            "--no-control-socket",
            "--log-level",
            "warning",
        ),
        *("--worker-class", WORKER, "--workers", str(settings.WEB_WORKERS)),
        *("--threads", str(settings.WEB_THREADS), "--preload", "--graceful-timeout", "30"),
        *("--logger-class", LOGGER),
        *("--forwarded-allow-ips", ""),  # the settings decide which proxy to trust about HTTPS
        *(("--worker-tmp-dir", str(SHARED_MEMORY)) if os.access(SHARED_MEMORY, os.W_OK) else ()),
    ]


def _metrics_folder() -> Path:
    """Return the folder of the files in which the web processes count; empty at each start."""
    folder = Path(settings.DATA_DIR) / "metrics"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o700)
    return folder


def _worker() -> list[str]:
    return _manage("db_worker", *(["--alone"] if settings.IS_SMALL else []))


def _manage(*arguments: str) -> list[str]:
    return [sys.executable, str(settings.BASE_DIR / "manage.py"), *arguments]


def _server_answers() -> bool:
    host = LOOPBACK if settings.BIND in {"0.0.0.0", "::"} else settings.BIND  # noqa: S104
    connection = http.client.HTTPConnection(host, settings.PORT, timeout=5)
    try:
        connection.request("GET", "/health/")
        return connection.getresponse().status == http.client.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def _first_line(error: Exception) -> str:
    return str(error).strip().splitlines()[0]

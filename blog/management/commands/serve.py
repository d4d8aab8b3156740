"""`manage.py serve`: prepare the data folder, then run the blog and its worker."""

import http.client
import os
import shutil
import signal
import sys
from functools import partial
from pathlib import Path
from typing import Any, NoReturn

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import DatabaseError
from gunicorn.app.wsgiapp import run as gunicorn

from blog.management import preparing
from blog.management.listening import keep_open, take_port
from blog.management.preparing import CannotServe
from blog.management.supervising import RELOAD_SIGNAL, ServerFailed, Supervisor, run_apart
from blog.operations.hosts.turns import hold_turn

LOOPBACK = "127.0.0.1"
WORKER = "config.gunicorn_worker.BufferingWorker"
LOGGER = "config.gunicorn_logs.Logger"
WORKER_GROWTH = 32  # MiB
SHARED_MEMORY = Path("/dev/shm")  # noqa: S108  gunicorn names its files there itself


class Command(BaseCommand):
    help = "Prepare what is missing, then run the web server and the worker until Ctrl-C."

    def handle(self, *_args: Any, **_options: Any) -> None:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        signal.signal(RELOAD_SIGNAL, signal.SIG_IGN)  # there is nothing to reload yet
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
        port = take_port(settings.BIND, settings.PORT)
        if settings.DEBUG:
            os.close(port)  # runserver opens it itself
        link = run_apart(self.prepare)
        if settings.METRICS_ROOT:
            _empty(settings.METRICS_ROOT)
        supervisor = Supervisor(
            server=partial(_serve, port), worker=partial(_work, port), report=self.report
        )
        supervisor.run(
            answers=_server_answers,
            ready=lambda: self.announce(link),
            close=lambda: None if settings.DEBUG else os.close(port),
        )
        if supervisor.is_reloading:
            keep_open(port)
            _execute("serve")

    def prepare(self) -> str | None:
        """Prepare what is missing; return the link for the owner's account, if there is none."""
        with hold_turn(self.report):
            preparing.prepare_database(self.report)
            preparing.prepare_host()
            if not settings.DEBUG:
                preparing.prepare_static_files(self.report)
            preparing.prepare_pages(self.report)
            preparing.prepare_welcome(self.report)
            preparing.prepare_search(self.report)
            preparing.prepare_feeds()
            return preparing.owner_link(settings.ORIGIN)

    def announce(self, link: str | None) -> None:
        self.report(f"\nIbid runs at {settings.ORIGIN}/ (Ctrl-C stops it).")
        if link:
            self.report("Create the owner's account here; the link works once, for 24 hours:")
            self.report(link)
        self.report("")

    def report(self, sentence: str) -> None:
        self.stdout.write(sentence)
        self.stdout.flush()


def _serve(port: int) -> None:
    """Be the web server that answers at the port with this descriptor."""
    if settings.DEBUG:
        _execute("runserver", f"{settings.BIND}:{settings.PORT}")
    sys.argv = [
        *("gunicorn", "config.wsgi", "--chdir", str(settings.BASE_DIR)),
        *("--bind", f"fd://{port}", "--no-control-socket"),
        *("--log-level", "warning"),
        *("--worker-class", WORKER, "--workers", str(settings.WEB_WORKERS)),
        *("--threads", str(settings.WEB_THREADS), "--preload", "--graceful-timeout", "30"),
        *("--logger-class", LOGGER),
        *("--forwarded-allow-ips", ""),  # the settings decide which proxy to trust about HTTPS
        *(("--worker-tmp-dir", str(SHARED_MEMORY)) if os.access(SHARED_MEMORY, os.W_OK) else ()),
    ]
    gunicorn()


def _empty(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o700)


def _work(port: int) -> None:
    """Be the worker, which leaves the port to the web server."""
    if settings.DEBUG:
        _execute("db_worker", *(["--alone"] if settings.IS_SMALL else []))
    os.close(port)
    call_command("db_worker", alone=settings.IS_SMALL, max_growth=WORKER_GROWTH)


def _execute(*arguments: str) -> NoReturn:
    """Become a command of manage.py."""
    os.execv(sys.executable, [sys.executable, str(settings.BASE_DIR / "manage.py"), *arguments])  # noqa: S606  no shell is needed


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

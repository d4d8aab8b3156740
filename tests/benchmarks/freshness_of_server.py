"""Sequences of changes and reads against a server of three web processes and a worker.

Run it as python -m tests.benchmarks.freshness_of_server [--sequences N]; a journey plays a few.
The blog is changed by this process, on its own connection; time passes as it does.
"""

import argparse
import os
import shutil
import tempfile
from pathlib import Path

from tests.journeys import server

FOLDER = Path(tempfile.mkdtemp(prefix="ibid-freshness-"))
PORT = server.free_port()
ENVIRONMENT = server.environment_for(FOLDER, port=PORT, IBID_WEB_WORKERS="3")
os.environ |= {**ENVIRONMENT, "DJANGO_SETTINGS_MODULE": "config.settings"}

import django

django.setup()

from django.db import connections
from hypothesis import HealthCheck, given, settings

from tests.playing import ReadersOfServer, play, sequences


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sequences", type=int, default=100)
    parser.add_argument("--longest", type=int, default=20)
    options = parser.parse_args()
    ibid = server.start(FOLDER, port=PORT, IBID_WEB_WORKERS="3")
    readers = ReadersOfServer(PORT)

    @settings(
        max_examples=options.sequences,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(sequence=sequences(longest=options.longest))
    def run(sequence: list[tuple]) -> None:
        play(sequence, readers, pages=3, shift=lambda _pause: None)

    try:
        ibid.wait_until_ready()
        run()
    finally:
        ibid.stop()
    print(f"{options.sequences} sequences, {readers.hits} answers from kept pages, none stale")


if __name__ == "__main__":
    try:
        main()
    finally:
        connections.close_all()
        shutil.rmtree(FOLDER, ignore_errors=True)

"""Kept pages of a server with several processes, while another process changes the blog."""

import os
import subprocess
import sys

from tests.journeys.server import INHERITED, ROOT

PROGRAM = "tests.benchmarks.freshness_of_server"


def test_no_process_of_a_server_sends_a_stale_page():
    done = subprocess.run(
        [sys.executable, "-m", PROGRAM, "--sequences", "2", "--longest", "8"],
        cwd=ROOT,
        env={name: os.environ[name] for name in INHERITED if name in os.environ},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "none stale" in done.stdout

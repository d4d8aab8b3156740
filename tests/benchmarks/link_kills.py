"""Kill the worker while it checks links and keeps copies: python -m tests.benchmarks.link_kills

At random moments, each within a few requests, the worker gets SIGKILL and is started again, until
all links are checked. Then nothing may be lost, stored twice or half-written.
"""

import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.benchmarks.faulty_hosts import Hosts, running
from tests.journeys.server import ROOT, environment_for

WORKER = (sys.executable, "-m", "tests.benchmarks.link_worker")
TIMEOUT = 60  # seconds without a request


@dataclass(frozen=True)
class Result:
    """What was stored after the kills, and how many requests were made twice."""

    kills: int
    again: int
    found: dict[str, Any]

    @property
    def is_right(self) -> bool:
        found = self.found
        wrong = ("lost", "twice", "broken", "leased", "never_due")
        return found["checked"] == found["links"] and not any(found[key] for key in wrong)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--links", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="ibid-link-kills-") as folder:
        result = kill_while_checking(Path(folder), options.links, random.Random(options.seed))
    print(f"{result.kills} kills, {result.again} links checked again: {result.found}")
    if not result.is_right:
        sys.exit(1)


def kill_while_checking(folder: Path, links: int, lots: random.Random) -> Result:
    public = {"IBID_ASK_OTHERS": "true", "IBID_URL": "https://blog.example"}
    environment = environment_for(folder, port=8000, **public)
    _run("make", links, environment)
    kills = 0
    with running() as hosts:
        while not _is_done(hosts, links):
            with _worker(hosts, environment) as worker:
                _wait_for_requests(hosts, lots.randint(1, 30), links)
                time.sleep(lots.uniform(0, 0.1))
                worker.kill()
                kills += 1
        with _worker(hosts, environment) as worker:  # what the last kill cut off
            _wait_until_quiet(hosts)
            worker.terminate()
        again = sum(n > 1 for name, n in hosts.requests.items() if name.startswith("HEAD"))
    return Result(kills, again, json.loads(_run("report", 0, environment)))


def _is_done(hosts: Hosts, links: int) -> bool:
    return sum(name.startswith("HEAD") for name in hosts.requests) >= links


def _wait_for_requests(hosts: Hosts, count: int, links: int) -> None:
    enough = hosts.requests.total() + count
    until = time.monotonic() + TIMEOUT
    while hosts.requests.total() < enough and not _is_done(hosts, links):
        assert time.monotonic() < until, "The worker makes no requests."
        time.sleep(0.005)


def _wait_until_quiet(hosts: Hosts, seconds: float = 8) -> None:
    """Wait until no request was made for some seconds."""
    last, since = -1, time.monotonic()
    while time.monotonic() - since < seconds:
        if hosts.requests.total() != last:
            last, since = hosts.requests.total(), time.monotonic()
        time.sleep(0.1)


def _worker(hosts: Hosts, environment: dict[str, str]) -> "subprocess.Popen[bytes]":
    command = [*WORKER, "work", str(hosts.server_port)]
    return subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.DEVNULL)


def _run(verb: str, number: int, environment: dict[str, str]) -> str:
    command = [*WORKER, verb, str(number)]
    return subprocess.run(
        command, cwd=ROOT, env=environment, check=True, capture_output=True, text=True
    ).stdout


if __name__ == "__main__":
    main()

"""Kill processes while eight clients write: python -m tests.benchmarks.kills [--rounds 12]

At random moments a web worker, the web server, the background worker or all processes get SIGKILL.
The server is started again, and clients without a response retry.
"""

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path

from tests.benchmarks.crowd import LIMITS_LIFTED, Held, Log, keep_writing, open_to_all
from tests.journeys.server import Ibid, free_port, start

WRITERS = 8
VICTIMS = ("web worker", "web server", "background worker", "everything")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=12)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="ibid-kills-") as name:
        folder, port = Path(name), free_port()
        ibid = _started(folder, port)
        page = open_to_all(folder)
        logs, stop = [Log() for _ in range(WRITERS)], threading.Event()
        threads = [
            threading.Thread(target=keep_writing, args=[ibid, page, f"writer{n}", log, stop])
            for n, log in enumerate(logs)
        ]
        for thread in threads:
            thread.start()
        try:
            ibid, killed = _rounds(ibid, options.rounds, random.Random(options.seed))
        finally:
            stop.set()
            for thread in threads:
                thread.join()
            ibid.stop()
        report(logs, killed, Held.by(folder))


def _started(folder: Path, port: int) -> Ibid:
    ibid = start(folder, port=port, **LIMITS_LIFTED)
    ibid.wait_until_ready()
    return ibid


def _rounds(ibid: Ibid, rounds: int, lots: random.Random) -> tuple[Ibid, Counter[str]]:
    killed: Counter[str] = Counter()
    for number in range(rounds):
        time.sleep(lots.uniform(0.5, 2.5))
        victim = VICTIMS[number % len(VICTIMS)]
        _kill(ibid, victim, lots)
        killed[victim] += 1
        if victim in {"web server", "everything"}:  # the whole server stops
            ibid.wait_until_all_processes_end()
            ibid.process.wait()
            ibid = _started(ibid.data_folder, ibid.port)
    time.sleep(1)
    return ibid, killed


def _kill(ibid: Ibid, victim: str, lots: random.Random) -> None:
    server, worker = _child(ibid, "ibid-web"), _child(ibid, "ibid-worker")
    if victim == "everything":
        ibid.kill()
    elif victim == "web worker":
        os.kill(lots.choice(_children_of(server)), signal.SIGKILL)
    else:
        os.kill(server if victim == "web server" else worker, signal.SIGKILL)


def _child(ibid: Ibid, name: str) -> int:
    """Return the PID of the server's process with this name; wait until it has started."""
    for _ in range(100):
        for pid in _children_of(ibid.process.pid):
            if name == Path(f"/proc/{pid}/comm").read_text().strip():
                return pid
        time.sleep(0.1)
    raise RuntimeError(f"{name} does not run")


def _children_of(pid: int) -> list[int]:
    found = subprocess.run(["pgrep", "-P", str(pid)], capture_output=True, text=True, check=False)
    return [int(line) for line in found.stdout.split()]


def report(logs: list[Log], killed: Counter[str], held: Held) -> None:
    acknowledged = [marker for log in logs for marker in log.acknowledged]
    tried = [marker for log in logs for marker in log.tried]
    errors = sum((log.errors for log in logs), start=Counter[str]())
    lost, unknown = held.lost(acknowledged), set(held.comments) - set(tried)
    print(f"killed: {', '.join(f'{count} × {victim}' for victim, count in killed.items())}")
    print(f"responses cut off {sum(log.cut_off for log in logs)}, other errors {dict(errors)}")
    print(f"comments acknowledged {len(acknowledged)}, held {held.comments.total()}")
    print(f"lost {lost}, duplicates {held.doubled}, unknown {unknown}")
    print(f"database intact: {held.is_sound}; comment counts correct: {held.counts_are_true}")
    is_whole = held.is_sound and held.counts_are_true
    if lost or held.doubled or unknown or errors or not is_whole or not acknowledged:
        sys.exit(1)


if __name__ == "__main__":
    main()

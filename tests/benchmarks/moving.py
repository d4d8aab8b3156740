"""Import a large WordPress export, killed and not: python -m tests.benchmarks.moving [--posts N]

Writes a synthetic export, imports it into an empty blog, and then into another one in a process
that gets SIGKILL at random moments and is started again. Prints the time and the highest memory
of the process with its children (Linux), whether both blogs are the same, and what `export_blog`
and `freeze` need.
"""

import argparse
import hashlib
import os
import random
import sqlite3
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.old_blog import write_old_blog
from tests.journeys.server import INHERITED, MANAGE, ROOT

# What an import stores, by the references of the old blog instead of primary keys.
STORED = (
    "select p.import_ref, p.kind, p.title, p.body, p.rendered, p.excerpt, p.published_at, "
    "p.permalink_id, p.feed_id, p.comment_count from blog_post p order by 1",
    "select c.import_ref, p.import_ref, a.import_ref, c.state, c.name, c.email, c.body, "
    "c.rendered, c.created_at from blog_comment c join blog_post p on p.id = c.post_id "
    "left join blog_comment a on a.id = c.parent_id order by 1",
)


@dataclass
class Cost:
    seconds: float = 0
    peak: int = 0  # KiB
    kills: int = 0

    def __str__(self) -> str:
        return f"{self.seconds:,.0f} s, {self.peak / 1024:,.0f} MiB, {self.kills} kills"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--posts", type=int, default=10_000)
    parser.add_argument("--kills", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--folder", type=Path, help="where to write it; by default, and for a while"
    )
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="ibid-moving-", dir=options.folder) as name:
        measure(Path(name), options)


def measure(folder: Path, options: argparse.Namespace) -> None:
    posts = options.posts
    export = folder / "old-blog.xml"
    write_old_blog(export, posts=posts, comments=posts * 10, megabytes=posts // 50)
    print(f"{posts:,} posts, {export.stat().st_size / 1e6:,.0f} MB", flush=True)
    plain, killed = folder / "plain", folder / "killed"
    command = ("import_blog", str(export), "--offline")
    run(plain, "migrate")
    whole = run(plain, *command)
    print(f"import: {whole}", flush=True)
    print(f"export: {run(plain, 'export_blog', str(folder / 'blog.zip'))}", flush=True)
    print(f"freeze: {run(plain, 'freeze', str(folder / 'frozen'))}", flush=True)
    run(killed, "migrate")
    moments = random.Random(options.seed).choices(range(5, 95), k=options.kills)
    waits = [whole.seconds * moment / 100 / max(options.kills, 1) for moment in moments]
    print(f"import: {run(killed, *command, kills=waits)}", flush=True)
    print("the same" if digest(plain) == digest(killed) else "DIFFERENT", flush=True)


def run(data: Path, *command: str, kills: list[float] | None = None) -> Cost:
    """Run a command; it is killed after each of these times and started again."""
    cost, begun = Cost(), time.monotonic()
    for seconds in [*(kills or []), None]:
        started = time.monotonic()
        process = _start(data, *command)
        while process.poll() is None:
            cost.peak = max(cost.peak, _memory(process.pid))
            if seconds and time.monotonic() - started > seconds:
                process.kill()
                cost.kills += 1
                process.wait()
            time.sleep(0.1)
        if process.returncode > 0:
            raise SystemExit(f"{command[0]} failed: see {data}/output.txt")
    cost.seconds = time.monotonic() - begun
    return cost


def _start(data: Path, *command: str) -> subprocess.Popen[bytes]:
    data.mkdir(exist_ok=True)
    environment = {name: os.environ[name] for name in INHERITED if name in os.environ}
    ours = {"IBID_DATA_DIR": str(data), "IBID_URL": "https://blog.example"}
    with (data / "output.txt").open("ab") as output:
        return subprocess.Popen(
            [*MANAGE, *command], cwd=ROOT, env=environment | ours, stdout=output, stderr=output
        )


def _memory(pid: int) -> int:
    """Return the resident memory of a process and its children, in KiB."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:  # it has just ended
        return 0
    own = next((line.split()[1] for line in status.splitlines() if line.startswith("VmRSS")), "0")
    return int(own) + sum(_memory(int(child)) for child in children)


def digest(data: Path) -> str:
    """Return a hash of the posts and comments of a blog."""
    found = hashlib.sha256()
    with sqlite3.connect(data / "db.sqlite3") as database:
        for query in STORED:
            for row in database.execute(query):
                found.update(repr(row).encode())
    return found.hexdigest()


if __name__ == "__main__":
    main()

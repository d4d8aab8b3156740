"""Pages × (uncached, kept, bare gunicorn, nginx): `python -m tests.benchmarks.serving`.

Prints requests per second and processor time per request, medians of one interleaved run: every
round asks each server for each page for a moment, so that a busy machine slows all equally. The
same bytes are sent by Ibid rendering the page anew, by Ibid from its page cache, by gunicorn with
an application that only returns them, by nginx from a copy of Ibid's, and by nginx from a file.
The processor time is that of all processes of the web server, without the client and Ibid's
background worker.
"""

import argparse
import multiprocessing
import os
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from tests.journeys import server
from tests.journeys.server import ROOT

ENCODINGS = {"plain": "identity", "br": "br"}
CLIENTS = 4
TICKS = os.sysconf("SC_CLK_TCK")
HEADERS = "Connection: keep-alive\r\nUser-Agent: Mozilla/5.0 Firefox/140.0\r\n"


class Server:
    """A server under test, by the process that started all others."""

    def __init__(self, name: str, port: int, pid: int) -> None:
        self.name, self.port, self.pid = name, port, pid

    def cpu(self) -> float:
        """Return the processor time of its processes until now, in seconds."""
        return sum(_cpu_of(pid) for pid in _family(self.pid))

    def ask(self, path: str, encoding: str) -> bytes:
        with socket.create_connection(("127.0.0.1", self.port), timeout=60) as client:
            return _ask(client, _request(path, encoding, self.port))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--seconds", type=float, default=0.5)
    parser.add_argument("--posts", type=int, default=1000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="ibid-serving-") as name, ExitStack() as stack:
        folder = Path(name)
        folder.chmod(0o755)
        post = _prepare(folder / "uncached", posts=options.posts)
        pages = {"post": post, "home": "/", "tag": "/tags/archives/", "feed": "/feed/"}
        servers = list(_servers(folder, pages, stack))
        figures = _measure(servers, pages, rounds=options.rounds, seconds=options.seconds)
        _print(servers, pages, figures)


def _prepare(folder: Path, *, posts: int) -> str:
    """Fill a data folder; return the path of its post with 40 comments and 10 sources."""
    environment = server.environment_for(folder, port=server.free_port())
    for command in (["migrate", "--verbosity=0"], ["collectstatic", "--no-input", "-v0"]):
        server.run(*command, environment=environment)
    done = subprocess.run(
        [*server.MANAGE, "generate_blog", f"--posts={posts}"],
        env=environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.splitlines()[-1]


def _servers(folder: Path, pages: dict[str, str], stack: ExitStack) -> Iterator[Server]:
    shutil.copytree(folder / "uncached", folder / "kept")
    front = server.free_port()
    nginx = {
        "IBID_PAGE_CACHE": "nginx",
        "IBID_URL": f"http://127.0.0.1:{front}",
        "IBID_BEHIND_PROXY": "true",
    }
    uncached = stack.enter_context(_ibid(folder / "uncached", IBID_PAGE_CACHE="off"))
    kept = stack.enter_context(_ibid(folder / "kept", **nginx))
    yield Server("uncached", uncached.port, _web_server_of(uncached.process.pid))
    yield Server("kept", kept.port, _web_server_of(kept.process.pid))
    _keep_files(folder, pages, kept.port, front)
    yield stack.enter_context(_bare(folder / "files"))
    conf = (ROOT / "docs" / "nginx.conf").read_text()
    yield stack.enter_context(_nginx(folder, conf, front, kept.port))


@contextmanager
def _ibid(folder: Path, **settings: str) -> Iterator[server.Ibid]:
    ibid = server.start(folder, IBID_COMMENTS_MIN_SECONDS="0", **settings)
    try:
        ibid.wait_until_ready()
        yield ibid
    finally:
        ibid.stop()


def _keep_files(folder: Path, pages: dict[str, str], kept: int, front: int) -> None:
    """Write each page's bytes, for the servers that only send them; and have nginx's copies."""
    for _time in range(3):
        for path in pages.values():
            for name, encoding in ENCODINGS.items():
                request = _request(path, encoding, front)
                with socket.create_connection(("127.0.0.1", kept), timeout=60) as client:
                    content = _ask(client, request).partition(b"\r\n\r\n")[2]
                file = folder / "files" / name / path.strip("/") / "index.html"
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(content)
        time.sleep(1.1)


BARE = """
from pathlib import Path
FOLDER = Path({folder!r})
PAGES = {{}}
for file in FOLDER.rglob("index.html"):
    name, _slash, path = file.parent.relative_to(FOLDER).as_posix().partition("/")
    PAGES[name, path] = file.read_bytes()

def application(environ, start_response):
    name = "br" if "br" in environ["HTTP_ACCEPT_ENCODING"] else "plain"
    body = PAGES[name, environ["PATH_INFO"].strip("/")]
    headers = [("Content-Type", "text/html"), ("Content-Length", str(len(body)))]
    start_response("200 OK", headers)
    return [body]
"""


@contextmanager
def _bare(folder: Path) -> Iterator[Server]:
    port = server.free_port()
    (folder / "bare.py").write_text(BARE.format(folder=str(folder)))
    worker = "config.gunicorn_worker.BufferingWorker"
    process = subprocess.Popen(
        [
            *(sys.executable, "-m", "gunicorn", "bare:application", "--preload"),
            *("--bind", f"127.0.0.1:{port}", "--worker-class", worker, "--workers", "2"),
            *("--threads", "12", "--no-control-socket", "--log-level", "warning"),
        ],
        env=os.environ | {"PYTHONPATH": f"{folder}:{ROOT}"},
    )
    try:
        _wait(port)
        yield Server("bare", port, process.pid)
    finally:
        process.terminate()
        process.wait()


@contextmanager
def _nginx(folder: Path, conf: str, port: int, ibid: int) -> Iterator[Server]:
    """Run nginx with the shipped file, as far as one machine without a certificate can."""
    files = f"location /plain-file/ {{ alias {folder}/files/plain/; }}\n"
    files += f"location /br-file/ {{ alias {folder}/files/br/; }}\n"
    kept = [line for line in conf.splitlines() if "ssl_certificate" not in line]
    text = "\n".join(line for line in kept if "Strict-Transport" not in line)
    for old, new in {
        "listen 443 ssl;": f"listen 127.0.0.1:{port};\n{files}",
        "server_name example.org;": "server_name 127.0.0.1;",
        "/srv/ibid/var": str(folder / "kept"),
        "127.0.0.1:8000": f"127.0.0.1:{ibid}",
    }.items():
        text = text.replace(old, new)
    paths = " ".join(
        f"{kind}_temp_path {folder}/{kind};"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    own = folder / "nginx.conf"
    own.write_text(
        f"{'user root;' if os.geteuid() == 0 else ''} daemon off; worker_processes 2;\n"
        f"pid {folder}/nginx.pid; error_log {folder}/nginx.log;\n"
        f"events {{ worker_connections 512; }}\nhttp {{ access_log off; {paths}\n{text}\n}}\n"
    )
    process = subprocess.Popen(["nginx", "-c", str(own)])
    try:
        _wait(port)
        yield Server("nginx", port, process.pid)
    finally:
        process.send_signal(signal.SIGQUIT)
        process.wait()


def _measure(
    servers: list[Server], pages: dict[str, str], *, rounds: int, seconds: float
) -> dict[tuple[str, str, str], list[tuple[float, float]]]:
    """Return (requests per second, processor time per request) by page, encoding and server."""
    figures = defaultdict(list)
    for number in range(rounds + 1):
        for page, path in pages.items():
            for name, encoding in ENCODINGS.items():
                for variant, under_test, asked in _turns(servers, name, path):
                    figure = _turn(under_test, asked, encoding, seconds=seconds)
                    if number:  # the first round warms up
                        figures[page, name, variant].append(figure)
    return figures


def _turns(servers: list[Server], name: str, path: str) -> Iterator[tuple[str, Server, str]]:
    for under_test in servers:
        yield under_test.name, under_test, path
    yield "file", servers[-1], f"/{name}-file{path}index.html"


def _turn(under_test: Server, path: str, encoding: str, *, seconds: float) -> tuple[float, float]:
    before, began = under_test.cpu(), time.monotonic()
    with multiprocessing.Pool(CLIENTS) as clients:
        task = (under_test.port, path, encoding, seconds)
        began = time.monotonic()
        before = under_test.cpu()
        count = sum(clients.starmap(_keep_asking, [task] * CLIENTS))
        took, used = time.monotonic() - began, under_test.cpu() - before
    return count / took, used / count


def _keep_asking(port: int, path: str, encoding: str, seconds: float) -> int:
    """Ask on one connection, or on another once the server has closed it."""
    request, count, end = _request(path, encoding, port), 0, time.monotonic() + seconds
    while time.monotonic() < end:
        with socket.create_connection(("127.0.0.1", port), timeout=60) as client:
            while time.monotonic() < end and (answer := _ask(client, request)):
                assert answer.startswith(b"HTTP/1.1 200"), answer[:200]
                count += 1
    return count


def _request(path: str, encoding: str, port: int) -> bytes:
    host = f"Host: 127.0.0.1:{port}\r\n"
    return f"GET {path} HTTP/1.1\r\n{host}Accept-Encoding: {encoding}\r\n{HEADERS}\r\n".encode()


def _ask(client: socket.socket, request: bytes) -> bytes:
    """Return the answer; nothing if the connection was closed."""
    answer = b""
    with suppress(ConnectionError):
        client.sendall(request)
    while not _is_whole(answer):
        try:
            received = client.recv(262_144)
        except ConnectionResetError:
            received = b""
        if not received:
            return b""
        answer += received
    return answer


def _is_whole(answer: bytes) -> bool:
    head, blank, body = answer.partition(b"\r\n\r\n")
    length = head.lower().partition(b"content-length:")[2].partition(b"\r\n")[0]
    return bool(blank) and len(body) >= int(length)


def _wait(port: int) -> None:
    for _try in range(200):
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except OSError:
            time.sleep(0.05)
        else:
            return


def _family(pid: int) -> Iterator[int]:
    yield pid
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in task.read_text().split():
            yield from _family(int(child))


def _web_server_of(pid: int) -> int:
    """Return the process of gunicorn that a supervisor has started."""
    return next(
        child
        for child in _family(pid)
        if b"gunicorn" in Path(f"/proc/{child}/cmdline").read_bytes()
    )


def _cpu_of(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return sum(map(int, fields[11:13])) / TICKS


def _print(servers: list[Server], pages: dict[str, str], figures: dict) -> None:
    variants = [*(under_test.name for under_test in servers), "file"]
    print(f"{'':12}", *(f"{variant:>18}" for variant in variants))
    for page, path in pages.items():
        for name, encoding in ENCODINGS.items():
            cells = []
            for variant in variants:
                rates, costs = zip(*figures[page, name, variant], strict=True)
                cost = statistics.median(costs) * 1000
                cells.append(f"{statistics.median(rates):8.0f}/s {cost:5.2f} ms")
            size = len(servers[0].ask(path, encoding).partition(b"\r\n\r\n")[2])
            print(f"{page:5} {name:6}", *(f"{cell:>18}" for cell in cells), f" {size} bytes")


if __name__ == "__main__":
    main()

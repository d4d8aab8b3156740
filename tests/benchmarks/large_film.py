"""A film of two gigabytes in and out: python -m tests.benchmarks.large_film [--gigabytes 2]

Starts an empty blog as `make run` does and sends a film in parts, as the upload form does. In the
middle all processes are killed and started again: the upload goes on where it was. The film is
published in the library, read whole and by ranges, and compared. Prints times and the peak memory
of each process (Linux).
"""

import argparse
import hashlib
import http.client
import json
import os
import signal
import struct
import tempfile
import time
from contextlib import closing
from pathlib import Path
from urllib.parse import urlencode

from tests.benchmarks.memory import processes_of
from tests.journeys.server import Ibid, start
from tests.sample_files import mp4

PART = 4 * 1024 * 1024
SESSION = (
    "from django.test import Client; from blog.people.models import Role;"
    "from tests.factories import make_account; client = Client();"
    "client.force_login(make_account(role=Role.OWNER)); print(client.cookies.output(header=''))"
)
TOKEN = "t" * 32
URL_OF_THE_FILM = (
    "from blog.media.files.models import MediaFile;"
    "print(MediaFile.objects.get().get_absolute_url())"
)


class Author:
    """A logged-in author who speaks the protocol of the upload form."""

    def __init__(self, ibid: Ibid) -> None:
        self.port = ibid.port
        cookie = ibid.manage("shell", "-v", "0", "-c", SESSION).strip().partition(";")[0]
        self.headers = {"Cookie": f"{cookie}; ibid-csrf={TOKEN}", "X-CSRFToken": TOKEN}

    def ask(self, method: str, path: str, body: bytes = b"", **more: str) -> tuple[int, bytes]:
        headers = {**self.headers, **more, "Origin": f"http://127.0.0.1:{self.port}"}
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)) as sent:
            sent.request(method, path, body, headers)
            answer = sent.getresponse()
            return answer.status, answer.read()

    def post(self, path: str, **fields: object) -> tuple[int, bytes]:
        kind = "application/x-www-form-urlencoded"
        return self.ask("POST", path, urlencode(fields).encode(), **{"Content-Type": kind})

    def offset(self, url: str) -> int:
        return int(json.loads(self.ask("GET", url)[1])["offset"])


class Film:
    """A film whose pictures are `gigabytes` of zeros."""

    def __init__(self, gigabytes: float) -> None:
        filling = int(gigabytes * 10**9)
        self.head = mp4() + struct.pack(">I4sQ", 1, b"mdat", 16 + filling)
        self.size = len(self.head) + filling

    def part(self, start: int) -> bytes:
        stop = min(start + PART, self.size)
        return (self.head[start:stop]).ljust(stop - start, b"\0")

    def digest(self) -> str:
        digest = hashlib.sha256()
        for offset in range(0, self.size, PART):
            digest.update(self.part(offset))
        return digest.hexdigest()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gigabytes", type=float, default=2)
    film = Film(parser.parse_args().gigabytes)
    with tempfile.TemporaryDirectory(prefix="ibid-film-") as folder:
        ibid = start(Path(folder))
        ibid.wait_until_ready()
        author = Author(ibid)
        _status, body = author.post("/admin/files/parts/begin/", name="flood.mp4", size=film.size)
        url = json.loads(body)["url"]
        send(author, film, url, until=film.size // 2)
        report("half of it sent", ibid)
        os.killpg(ibid.process.pid, signal.SIGKILL)
        ibid.wait_until_all_processes_end()
        ibid = start(Path(folder), port=ibid.port)
        ibid.wait_until_ready()
        print(f"killed and started again: {author.offset(url):,} of {film.size:,} bytes are there")
        send(author, film, url, until=film.size)
        store(author, url)
        report("all of it sent and stored", ibid)
        read(ibid, film)
        report("read whole and in part", ibid)
        ibid.stop()


def send(author: Author, film: Film, url: str, *, until: int) -> None:
    started, offset = time.monotonic(), author.offset(url)
    first = offset
    while offset < until:
        status, body = author.ask("PATCH", url, film.part(offset), **{"Upload-Offset": str(offset)})
        assert status == 200, (status, body)
        offset = json.loads(body)["offset"]
    print(f"{(offset - first) / 10**6:,.0f} MB sent in {time.monotonic() - started:.0f} s")


def store(author: Author, url: str) -> None:
    started = time.monotonic()
    token = url.rstrip("/").rpartition("/")[2]
    status, body = author.post(
        "/admin/blog/mediafile/add/", upload=token, title="The flood", description="A long film"
    )
    assert status == 302, body.decode()[-2000:]
    print(f"stored in {time.monotonic() - started:.0f} s")


def read(ibid: Ibid, film: Film) -> None:
    path = ibid.manage("shell", "-v", "0", "-c", URL_OF_THE_FILM).strip()
    started, digest = time.monotonic(), hashlib.sha256()
    with closing(http.client.HTTPConnection("127.0.0.1", ibid.port, timeout=120)) as reader:
        reader.request("GET", path)
        answer = reader.getresponse()
        while block := answer.read(PART):
            digest.update(block)
        assert digest.hexdigest() == film.digest()
        print(f"read whole in {time.monotonic() - started:.0f} s, the same bytes")
        middle = film.size // 2
        reader.request("GET", path, headers={"Range": f"bytes={middle}-{middle + 99}"})
        answer = reader.getresponse()
        assert (answer.status, len(answer.read())) == (206, 100)


def report(when: str, ibid: Ibid) -> None:
    """Print the peak memory of each process of the server."""
    peaks = " + ".join(f"{peak(pid):.0f}" for pid in processes_of(ibid.process.pid))
    print(f"{when}: at most {peaks} MiB")


def peak(pid: int) -> float:
    """Return the most resident memory of a process so far, in MiB."""
    status = Path(f"/proc/{pid}/status").read_text().splitlines()
    lines = [line for line in status if line.startswith("VmHWM")]  # a process that ended has none
    return int(lines[0].split()[1]) / 1024 if lines else 0


if __name__ == "__main__":
    main()

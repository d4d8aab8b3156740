"""The audit of the locked packages: what it says of vulnerabilities, and of a missing network."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from requirements import audit

LOCK = "django==5.2.1 --hash=sha256:{0}\nrequests==2.34.2 --hash=sha256:{0}\n".format("0" * 64)
FOUND = {
    "id": "PYSEC-2025-1",
    "aliases": ["CVE-2025-1"],
    "summary": "A hole",
    "affected": [
        {
            "package": {"name": "django", "ecosystem": "PyPI"},
            "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "5.2.2"}]}],
        }
    ],
}


class Osv(BaseHTTPRequestHandler):
    """A database that knows one vulnerability, of Django."""

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.asked.append(asked)
        vulns = self.server.vulns if asked["package"]["name"] == "django" else []
        self.send_response(200)
        self.end_headers()
        self.wfile.write(json.dumps({"vulns": vulns} if vulns else {}).encode())

    def log_message(self, *_args: object) -> None:
        """Write nothing."""


@pytest.fixture
def osv() -> Iterator[ThreadingHTTPServer]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Osv) as server:
        server.asked, server.vulns = [], []
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture
def lock(tmp_path):
    path = tmp_path / "server.txt"
    path.write_text(LOCK)
    return path


def url_of(server: ThreadingHTTPServer) -> tuple[str, str]:
    return "--osv-url", f"http://127.0.0.1:{server.server_port}/v1/query"


def test_packages_without_a_known_vulnerability_pass(osv, lock, capsys):
    assert audit.audit([lock], *url_of(osv)) == audit.SOUND
    assert "2 packages looked up, 0 vulnerabilities." in capsys.readouterr().out
    assert {asked["version"] for asked in osv.asked} == {"5.2.1", "2.34.2"}


def test_a_vulnerability_fails_and_is_named_with_the_version_that_mends_it(osv, lock, capsys):
    osv.vulns = [FOUND]
    assert audit.audit([lock], *url_of(osv)) == audit.VULNERABLE
    line = "django 5.2.1: PYSEC-2025-1, CVE-2025-1. Fixed in: 5.2.2."
    assert line in capsys.readouterr().out


def test_no_network_is_not_taken_for_no_vulnerability(lock, capsys):
    assert audit.audit([lock], "--osv-url", "http://127.0.0.1:1/v1/query") == audit.UNKNOWN
    assert "Nothing was audited" in capsys.readouterr().out


def test_a_package_that_cannot_be_looked_up_is_named(capsys):
    skipped = {"name": "ibid", "skip_reason": "It is not known."}
    assert audit._report([skipped]) == audit.UNKNOWN
    assert "ibid was not looked up. It is not known." in capsys.readouterr().out

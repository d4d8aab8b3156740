"""Two hosts on PostgreSQL that keep their pages together in Redis, which dies and comes back."""

import http.client
import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests import needs, postgresql, redis_server
from tests.benchmarks.crowd import LIMITS_LIFTED, ask, write
from tests.journeys.server import Ibid
from tests.run import found

OPEN = "from blog.site.models import Site; Site.objects.update(comment_policy='open')"
HIT = "Ibid; hit"


@pytest.fixture
def folder() -> Iterator[Path]:
    """Yield a folder whose path is short enough for a socket."""
    with TemporaryDirectory(prefix="ibid-redis-", dir="/tmp") as name:
        yield Path(name)


@pytest.fixture
def hosts(start, tmp_path, folder) -> Iterator[list[Ibid]]:
    with postgresql.running(found(needs.postgresql())) as url:
        shared = {
            "DATABASE_URL": url,
            "CACHE_URL": f"unix://{folder}/socket",
            "IBID_SECRET_KEY": "k" * 50,
            "IBID_URL": "http://127.0.0.1",
            "IBID_MEDIA_DIR": str(tmp_path / "media"),
            **LIMITS_LIFTED,
        }
        hosts = [start(tmp_path / name, **shared) for name in ("a", "b")]
        yield hosts
        for host in hosts:
            host.stop()


def how(host: Ibid, path: str) -> str:
    """Return the status of the page, and whether it is a kept one."""
    with closing(http.client.HTTPConnection("127.0.0.1", host.port, timeout=60)) as connection:
        connection.request("GET", path, headers={"Host": "127.0.0.1"})
        answer = connection.getresponse()
        answer.read()
        return answer.getheader("Cache-Status") or str(answer.status)


def test_hosts_keep_pages_together_and_go_on_without_redis(hosts, folder):
    first, second = hosts
    server = redis_server.start(found(needs.redis()), folder)
    redis_server.wait(f"unix://{folder}/socket", server)
    first.manage("shell", "-c", OPEN)
    while how(first, "/") != HIT:  # Redis is asked again two seconds after it failed
        pass
    while how(second, "/") != HIT:
        pass
    page = re.search(r'href="(/2013/07/[^"/]+/)"', ask(first.port, "/2013/07/")[2])[1]
    how(first, page)
    assert how(second, page) == HIT, "the other host has rendered it"

    write(first.port, page, "Ada", "Written on the first host.")
    assert "Written on the first host." in ask(second.port, page)[2]
    write(second.port, page, "Bea", "Written on the second host.")
    assert "Written on the second host." in ask(first.port, page)[2]

    server.kill()
    server.wait()
    write(first.port, page, "Eve", "Written without Redis.")
    for host in hosts:
        assert how(host, page) == "200"
        assert "Written without Redis." in ask(host.port, page)[2]

    (folder / "socket").unlink(missing_ok=True)
    server = redis_server.start(found(needs.redis()), folder)
    redis_server.wait(f"unix://{folder}/socket", server)
    for host in hosts:
        while how(host, page) != HIT:
            pass
        assert "Written without Redis." in ask(host.port, page)[2]
    server.kill()
    server.wait()

"""Pages in Redis; what every store does is in test_stores."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from redis import Redis

from blog.operations.hosts.redis import connect
from blog.web.page_cache.changes.feed import Position
from blog.web.page_cache.stores import StoreFailed
from blog.web.page_cache.stores.redis import Keys, RedisStore
from tests import needs, redis_server
from tests.run import found
from tests.web.page_cache.stores.test_stores import keep

KEYS = Keys("1")


@pytest.fixture
def redis(redis_url) -> Redis:
    client = connect(redis_url)
    client.flushall()
    return client


@pytest.fixture
def store(redis, redis_url) -> RedisStore:
    store = RedisStore(redis_url, edition="1", max_bytes=1_000)
    with store.transaction() as kept:
        kept.clear()
        kept.position = Position(7)
    keep(store, "/", "a")
    assert store.position() == Position(7)
    return store


@pytest.mark.parametrize("lost", [KEYS.names, KEYS.facts, KEYS.state])
def test_if_redis_lost_what_purges_pages_they_are_not_trusted(store, redis, lost):
    redis.delete(lost)
    keep(store, "/x/", "b")
    assert store.position() is None
    with store.transaction() as kept:
        assert kept.position is None
        assert sorted(kept.clear()) == ["/", "/x/"]
        kept.position = Position(8)
    assert store.position() == Position(8)
    assert store.count() == (0, 0)


def test_if_redis_lost_the_pages_nothing_else_is_lost(store, redis):
    redis.delete(KEYS.pages)
    assert store.get("/") is None
    assert store.position() == Position(7)


def test_a_process_that_lost_its_lock_changes_nothing(store, redis):
    def keep_while_another_process_locks() -> None:
        with store.transaction() as kept:
            redis.set(KEYS.lock, "another process")
            kept.put("/x/", b"page", names=["a"], expires_at=9e12)

    with pytest.raises(StoreFailed, match="has been lost"):
        keep_while_another_process_locks()
    assert redis.get(KEYS.lock) == b"another process"
    assert store.count() == (1, 4)


def test_nothing_of_a_purged_page_is_left(store, redis):
    with store.transaction() as kept:
        kept.purge({"a"})
    assert redis.zrange(KEYS.names, 0, -1) == [b"\0"]
    assert redis.hgetall(KEYS.facts) == {b"\0": b"0"}
    assert not redis.exists(KEYS.pages, KEYS.used, KEYS.expires)


def test_all_keys_of_an_edition_that_is_gone_expire(store, redis):
    assert all(redis.ttl(key) > 0 for key in redis.scan_iter())


@pytest.fixture
def folder() -> Iterator[Path]:
    """Yield a folder whose path is short enough for a socket."""
    with TemporaryDirectory(prefix="ibid-redis-", dir="/tmp") as name:
        yield Path(name)


def test_a_redis_that_is_gone_is_a_failure_and_is_used_again_when_it_is_back(folder, monkeypatch):
    monkeypatch.setattr("blog.web.page_cache.stores.redis.REST_SECONDS", 0)
    url = f"unix://{folder}/socket"
    store = RedisStore(url, edition="1", max_bytes=1_000)
    with pytest.raises(StoreFailed):
        store.get("/")
    server = redis_server.start(found(needs.redis()), folder)
    redis_server.wait(url, server)
    keep(store, "/")
    assert store.get("/") == b"page"
    server.kill()
    server.wait()
    for use in (store.version, store.position, store.count, lambda: keep(store, "/")):
        with pytest.raises(StoreFailed):
            use()


def test_after_a_failure_redis_is_left_alone_for_a_while(tmp_path, monkeypatch):
    store = RedisStore(f"unix://{tmp_path}/none", edition="1", max_bytes=1_000)
    with pytest.raises(StoreFailed, match="No such file"):
        store.get("/")
    with pytest.raises(StoreFailed, match="a moment ago"):
        store.get("/")

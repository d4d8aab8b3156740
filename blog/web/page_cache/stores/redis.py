"""Pages in Redis, which the processes of several hosts share.

Changes are made in one transaction by the process that holds a lock, and fail if it has lost that.
Redis may delete any key for want of space. Thus pages do not outlive what purges them: without one
of the two keys with a mark, the position is unknown, and the next change deletes all pages.
"""

import json
import secrets
import struct
import time
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from typing import Any

from redis import RedisError, WatchError

from blog.operations.hosts.redis import connect
from blog.web.page_cache.changes.feed import Position
from blog.web.page_cache.stores import StoreFailed

REST_SECONDS = 2  # after a failure, until Redis is asked again
LOCK_SECONDS = 2  # a process that was killed in a transaction holds the others up for so long
CLAIM_SECONDS = 10
PAUSE = 0.005  # between two tries to get a lock
UNUSED_SECONDS = 7 * 24 * 3600  # after which Redis deletes the pages of a former edition
EVICTED_AT_ONCE = 0.1  # of the space, when it is full
MARK = b"\0"  # a member of the names, and a field of the facts, for as long as they are complete
EXPIRY = struct.Struct("<d")

# Types of redis-py mix the results of its two kinds of clients.
Client = Any
Pipeline = Any


class Keys:
    """The keys of one edition, in one slot of a cluster."""

    def __init__(self, edition: str) -> None:
        prefix = f"{{ibid:{edition}}}"
        self.state = f"{prefix}:state"  # the version and, after a space, the position
        self.pages = f"{prefix}:pages"  # hash: when the page expires, and the page
        self.facts = f"{prefix}:facts"  # hash: size and names of a page; at MARK, all bytes
        self.names = f"{prefix}:names"  # sorted set of `name\0key`
        self.used = f"{prefix}:used"  # sorted set: when the page was last read
        self.expires = f"{prefix}:expires"  # sorted set: when the page expires
        self.lock = f"{prefix}:lock"
        self.claim = f"{prefix}:rendering:"

    def of_pages(self) -> list[str]:
        return [self.pages, self.facts, self.names, self.used, self.expires]


class RedisStore:
    """The pages in the Redis at `url`, for the program `edition`."""

    def __init__(self, url: str, *, edition: str, max_bytes: int) -> None:
        self._redis: Client = connect(url)
        self._keys = Keys(edition)
        self._max_bytes = max_bytes
        self._read: set[str] = set()
        self._resting_until = 0.0

    def get(self, key: str) -> bytes | None:
        with self._failures():
            stored = self._redis.hget(self._keys.pages, key)
        if not stored or EXPIRY.unpack_from(stored)[0] <= time.time():
            return None
        self._read.add(key)
        return bytes(stored[EXPIRY.size :])

    def version(self) -> object:
        with self._failures():
            return self._redis.get(self._keys.state)

    def position(self) -> Position | None:
        with self._failures():
            return _state(self._redis, self._keys)[0]

    @contextmanager
    def transaction(self) -> Iterator["KeptInRedis"]:
        with self._failures(), self._locked() as changes:
            self._mark_used()
            kept = KeptInRedis(self._redis, changes, self._keys, self._max_bytes)
            yield kept
            kept.finish()
            changes.execute()

    @contextmanager
    def claim(self, key: str) -> Iterator[bool]:
        name, token = self._keys.claim + key, secrets.token_bytes(8)
        last = time.monotonic() + CLAIM_SECONDS
        is_first = self._take(name, token, seconds=CLAIM_SECONDS)
        while not is_first and time.monotonic() < last and self._is_taken(name):
            time.sleep(4 * PAUSE)
        try:
            yield is_first
        finally:
            if is_first:
                self._release(name, token)

    def count(self) -> tuple[int, int]:
        with self._failures():
            number = self._redis.hlen(self._keys.pages)
            return int(number), _state(self._redis, self._keys)[1]

    @contextmanager
    def _locked(self) -> Iterator[Pipeline]:
        """Lend a transaction, which fails if the lock is not this process's to the end."""
        token, last = secrets.token_bytes(8), time.monotonic() + LOCK_SECONDS + 1
        while not self._take(self._keys.lock, token, seconds=LOCK_SECONDS):
            if time.monotonic() > last:
                raise StoreFailed("The pages in Redis have been locked for too long.")
            time.sleep(PAUSE)
        try:
            with self._redis.pipeline() as changes:
                changes.watch(self._keys.lock)
                if changes.get(self._keys.lock) != token:
                    raise StoreFailed("The lock of the pages in Redis has been lost.")
                changes.multi()
                yield changes
        finally:
            self._release(self._keys.lock, token)

    def _mark_used(self) -> None:
        read, self._read = self._read, set()
        if read:
            self._redis.zadd(self._keys.used, dict.fromkeys(read, time.time()), xx=True)

    def _take(self, name: str, token: bytes, *, seconds: int) -> bool:
        with self._failures():
            return bool(self._redis.set(name, token, nx=True, px=seconds * 1000))

    def _is_taken(self, name: str) -> bool:
        with self._failures():
            return bool(self._redis.exists(name))

    def _release(self, name: str, token: bytes) -> None:
        """Release the lock unless it has been lost; if Redis fails, the lock expires."""
        with suppress(RedisError), self._redis.pipeline() as pipe:
            pipe.watch(name)
            if pipe.get(name) == token:
                pipe.multi()
                pipe.delete(name)
                pipe.execute()

    @contextmanager
    def _failures(self) -> Iterator[None]:
        """Raise StoreFailed if Redis fails, or has failed a moment ago."""
        if time.monotonic() < self._resting_until:
            raise StoreFailed("Redis failed a moment ago.")
        try:
            yield
        except WatchError as error:
            raise StoreFailed("The lock of the pages in Redis has been lost.") from error
        except RedisError as error:
            self._resting_until = time.monotonic() + REST_SECONDS
            raise StoreFailed(str(error)) from error


class KeptInRedis:
    """The pages while this process has the lock: read at once, changed in a transaction."""

    def __init__(self, redis: Client, changes: Pipeline, keys: Keys, max_bytes: int) -> None:
        self.position, self._total = _state(redis, keys)
        self._redis = redis
        self._keys = keys
        self._max_bytes = max_bytes
        self._changes = changes

    def put(
        self, key: str, packed: bytes, *, names: Collection[str], expires_at: float
    ) -> list[str]:
        self._delete([key])
        self._total += len(packed)
        self._changes.hset(self._keys.pages, key, EXPIRY.pack(expires_at) + packed)
        self._changes.hset(self._keys.facts, key, json.dumps([len(packed), *names]))
        self._changes.zadd(self._keys.expires, {key: expires_at})
        self._changes.zadd(self._keys.used, {key: time.time()})
        if names:
            self._changes.zadd(self._keys.names, {_member(name, key): 0 for name in names})
        return self._evict(but=key)

    def purge(self, names: Collection[str]) -> list[str]:
        with self._redis.pipeline(transaction=False) as pipe:
            for name in names:
                pipe.zrangebylex(self._keys.names, f"[{name}\0", f"({name}\1")
            found = pipe.execute()
        members = [member for members in found for member in members]
        return self._delete({member.partition(b"\0")[2].decode() for member in members})

    def clear(self) -> list[str]:
        keys = self._redis.hkeys(self._keys.pages)
        self._changes.delete(*self._keys.of_pages())
        self._changes.zadd(self._keys.names, {MARK: 0})
        self._total = 0
        return [key.decode() for key in keys]

    def has(self, key: str) -> bool:
        return bool(self._redis.hexists(self._keys.pages, key))

    def delete_expired(self, now: float) -> list[str]:
        found = self._redis.zrangebyscore(self._keys.expires, "-inf", now)
        return self._delete([key.decode() for key in found])

    def finish(self) -> None:
        position = self.position.dump() if self.position else ""
        self._changes.set(self._keys.state, f"{secrets.token_hex(8)} {position}")
        self._changes.hset(self._keys.facts, MARK, self._total)
        for key in (self._keys.state, *self._keys.of_pages()):
            self._changes.expire(key, UNUSED_SECONDS)

    def _delete(self, keys: Collection[str]) -> list[str]:
        for key, facts in self._facts(keys):
            size, *names = json.loads(facts)
            self._total -= size
            if names:
                self._changes.zrem(self._keys.names, *(_member(name, key) for name in names))
        for key in keys:
            self._changes.hdel(self._keys.pages, key)
            self._changes.hdel(self._keys.facts, key)
            self._changes.zrem(self._keys.used, key)
            self._changes.zrem(self._keys.expires, key)
        return list(keys)

    def _evict(self, *, but: str) -> list[str]:
        """Delete the pages that were read longest ago if there is more than fits."""
        if self._total <= self._max_bytes:
            return []
        surplus = self._total - self._max_bytes * (1 - EVICTED_AT_ONCE)
        oldest = self._redis.zrange(self._keys.used, 0, -1)
        keys = []
        for key, facts in self._facts([key.decode() for key in oldest]):
            if surplus <= 0:
                break
            if key != but:
                keys.append(key)
                surplus -= json.loads(facts)[0]
        return self._delete(keys)

    def _facts(self, keys: Collection[str]) -> list[tuple[str, bytes]]:
        """Return the facts of those of the keys that have a page."""
        found = self._redis.hmget(self._keys.facts, keys) if keys else []
        return [(key, facts) for key, facts in zip(keys, found, strict=True) if facts]


def _state(redis: Client, keys: Keys) -> tuple[Position | None, int]:
    """Return the position, None unless all that purges pages is there; and the bytes of pages."""
    with redis.pipeline() as pipe:
        pipe.get(keys.state)
        pipe.zscore(keys.names, MARK)
        pipe.hget(keys.facts, MARK)
        state, mark, total = pipe.execute()
    position = (state or b"").partition(b" ")[2]
    is_complete = bool(position) and mark is not None and total is not None
    return (Position.load(position.decode()) if is_complete else None), int(total or 0)


def _member(name: str, key: str) -> str:
    return f"{name}\0{key}"

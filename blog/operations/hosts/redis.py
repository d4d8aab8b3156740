"""The Redis of CACHE_URL, which the hosts of a blog share.

Its library takes 14 MB of memory, so only a blog that has a Redis imports this module.
"""

from redis import Redis, RedisError
from redis.backoff import NoBackoff
from redis.retry import Retry

SECONDS = 0.5  # a page is rendered sooner than a Redis waited for that does not answer


def connect(url: str) -> Redis:
    """Return a client that fails fast, instead of trying again while readers wait."""
    return Redis.from_url(
        url,
        socket_timeout=SECONDS,
        socket_connect_timeout=SECONDS,
        retry=Retry(NoBackoff(), 0),
    )


def reason_of_failure(url: str) -> str:
    """Return why the Redis cannot be used; "" if it answers."""
    try:
        connect(url).ping()
    except RedisError as error:
        return str(error)
    return ""

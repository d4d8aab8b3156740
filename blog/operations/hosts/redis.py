"""The Redis of CACHE_URL, which the hosts of a blog share."""

from redis import Redis
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

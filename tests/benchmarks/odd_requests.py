"""Send odd requests to every part of the blog: python -m tests.benchmarks.odd_requests [COUNT]

Paths, methods, parameters, headers and bodies are put together at random from parts that break
programs; the same seed gives the same requests. No answer may be a server error.
"""

import os
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import django
from django.core.management import call_command
from django.test.utils import setup_test_environment

COUNT = 1500
PARTS = (
    *("", "a", "admin", "feed", "feed.json", "2013", "07", "tags", "sources", "search", "media"),
    *("comments", "mine", "preview", "login", "set-up", "sitemap", "health", "static", "files"),
    *("..", "%2e%2e", "%00", "%ff%fe", "😀", "\u202eabc", "a" * 300, "-1"),
    *("9" * 40, "<script>", "'--"),
    *("{{7*7}}", "${x}", "%0d%0aX: y", "\\", "//evil.example", ".git", "wp-login.php", "%F0%80"),
)
NAMES = ("q", "page", "after", "before", "month", "next", "typing", "url", "tag", "year", "a[]")
METHODS = ("GET", "GET", "GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "TRACE", "BREW")
HEADERS: dict[str, tuple[str, ...]] = {
    "HTTP_RANGE": ("bytes=0-0", "bytes=-1", "bytes=9-1", "bytes=" + "0-1," * 500, "lines=1-2"),
    "HTTP_IF_NONE_MATCH": ("*", '"x"', "W/" * 100),
    "HTTP_IF_MODIFIED_SINCE": ("yesterday", "Thu, 01 Jan 1970 00:00:00 GMT", "9" * 99),
    "HTTP_ACCEPT_ENCODING": ("br;q=0", "gzip, " * 300, "\u00ff"),
    "HTTP_COOKIE": ("ibid-session=" + "x" * 500, "=;=;", "ibid-csrf=\u00e9"),
    "HTTP_X_FORWARDED_FOR": ("1.2.3.4, evil", "::" * 50),
    "HTTP_ORIGIN": ("null", "https://evil.example"),
    "CONTENT_TYPE": ("multipart/form-data", "multipart/form-data; boundary=", "application/json"),
    "CONTENT_LENGTH": ("-1", "9" * 30, "x"),
}


def requests(count: int, *, seed: int = 1) -> Iterator[dict[str, Any]]:
    """Yield the arguments of `Client.generic` for each request."""
    lots = random.Random(seed)
    for _number in range(count):
        path = "/" + "/".join(lots.choices(PARTS, k=lots.randint(0, 4)))
        pairs = [f"{lots.choice(NAMES)}={lots.choice(PARTS)}" for _ in range(lots.randint(0, 3))]
        headers = {name: lots.choice(HEADERS[name]) for name in lots.sample(sorted(HEADERS), k=2)}
        body = lots.choice(("", "a=1", "{", "\0", "name=" + "x" * 5000, "--\r\n"))
        yield {
            "method": lots.choice(METHODS),
            "path": path + lots.choice(("", "/")),
            "data": body,
            "QUERY_STRING": "&".join(pairs),
            **headers,
        }


def statuses(count: int, *, seed: int = 1) -> Counter[int]:
    """Send the requests; return how many answers had each status."""
    from django.test import Client  # noqa: PLC0415  needs the settings first

    found: Counter[int] = Counter()
    client = Client(raise_request_exception=False)
    for arguments in requests(count, seed=seed):
        response = client.generic(**arguments)
        if response.streaming:
            b"".join(response)  # which closes it
        found[response.status_code] += 1
        if response.status_code >= 500:
            print(response.status_code, arguments)
    return found


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="ibid-odd-") as folder:
        os.environ["TEST_DATABASE_URL"] = f"sqlite:///{Path(folder) / 'db.sqlite3'}"
        os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings_test"
        django.setup()
        setup_test_environment()
        call_command("migrate", verbosity=0)
        found = statuses(int(sys.argv[1]) if len(sys.argv) > 1 else COUNT)
    print(f"{found.total()} requests: {dict(sorted(found.items()))}")
    if any(status >= 500 for status in found):
        sys.exit(1)


if __name__ == "__main__":
    main()

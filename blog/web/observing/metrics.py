"""Metrics of requests in Prometheus' format, summed over all web processes of a host.

The processes share files in the folder that METRICS_ROOT names. Gauges of the whole blog are read
from the database when they are asked for.
"""

import os
from collections.abc import Iterator, Mapping

from django.conf import settings

FOLDER = "PROMETHEUS_MULTIPROC_DIR"
if settings.METRICS_ROOT:
    settings.METRICS_ROOT.mkdir(mode=0o700, exist_ok=True)
    os.environ.setdefault(FOLDER, str(settings.METRICS_ROOT))  # read by the next import

from prometheus_client import (  # noqa: E402
    CollectorRegistry,
    Counter,
    Histogram,
    Metric,
    generate_latest,
    multiprocess,
)
from prometheus_client.core import GaugeMetricFamily  # noqa: E402
from prometheus_client.registry import Collector  # noqa: E402

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)

REQUESTS = Counter(
    "ibid_requests", "Answered requests.", ["route", "method", "status"], registry=None
)
DURATION = Histogram(
    "ibid_request_seconds",
    "Seconds until the answer began.",
    ["source"],
    buckets=SECONDS,
    registry=None,
)
SLOW_QUERIES = Counter(
    "ibid_slow_queries", "Slow statements of the database.", ["database"], registry=None
)
_METHODS = {"GET", "HEAD", "POST", "OPTIONS"}


def count_request(*, route: str, method: str, status: int, seconds: float, is_kept: bool) -> None:
    """Count an answered request; `route` is the name of its pattern, of which there are few."""
    method = method if method in _METHODS else "other"
    REQUESTS.labels(route=route or "none", method=method, status=f"{status // 100}xx").inc()
    DURATION.labels(source="kept" if is_kept else "rendered").observe(seconds)


def exposition(gauges: Mapping[str, tuple[str, Mapping[str, float]]]) -> bytes:
    """Return all metrics as Prometheus reads them.

    `gauges` are the blog's: by name the description and the values by label, "" for none.
    """
    registry = CollectorRegistry()
    if FOLDER in os.environ:
        multiprocess.MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
    else:
        for metric in (REQUESTS, DURATION, SLOW_QUERIES):
            registry.register(metric)
    registry.register(_Gauges(gauges))
    return generate_latest(registry)


class _Gauges(Collector):
    """Gauges with the values of this moment, which no process keeps."""

    def __init__(self, gauges: Mapping[str, tuple[str, Mapping[str, float]]]) -> None:
        self._gauges = gauges

    def collect(self) -> Iterator[Metric]:
        for name, (description, values) in self._gauges.items():
            labels = [] if "" in values else ["name"]
            family = GaugeMetricFamily(name, description, labels=labels)
            for label, value in values.items():
                family.add_metric([label] if label else [], value)
            yield family

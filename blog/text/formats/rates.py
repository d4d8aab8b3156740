"""Rates: a count per period, such as "10/m" or "30/10m"."""

import re
from dataclasses import dataclass
from datetime import timedelta

_RATE = re.compile(r"(\d{1,9})/(\d{0,4})([smhd])")
_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86400}


@dataclass(frozen=True)
class Rate:
    count: int
    period: timedelta

    def __mul__(self, times: int) -> "Rate":
        return Rate(self.count * times, self.period)


def parse_rate(text: str) -> Rate:
    """Return the rate in `text`; raise ValueError if it is not a rate.

    >>> parse_rate("30/10m")
    Rate(count=30, period=datetime.timedelta(seconds=600))
    """
    match = _RATE.fullmatch(text.strip().lower())
    if not match or not int(match[2] or 1):
        raise ValueError("must look like 10/m or 30/10m: how many in how many s, m, h or d")
    return Rate(int(match[1]), timedelta(seconds=int(match[2] or 1) * _SECONDS[match[3]]))

"""Retry policies: the number of attempts, the pauses between them, the length of a lease."""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, kw_only=True)
class RetryPolicy:
    """How a kind of work is retried.

    The pause after the first failure is `first_pause`; each further one is `factor` times as long,
    up to `longest_pause`. After `max_attempts` the work is given up; None means never. A worker
    that has held the work for longer than `lease` is considered dead, and another may claim it.
    """

    first_pause: timedelta
    factor: int = 1
    longest_pause: timedelta
    max_attempts: int | None
    lease: timedelta

    def pause_after(self, attempts: int) -> timedelta | None:
        """Return the pause after this many failed attempts; None if no attempt is left."""
        if self.max_attempts is not None and attempts >= self.max_attempts:
            return None
        pause = self.first_pause
        for _attempt in range(1, attempts):
            if pause >= self.longest_pause:
                break
            pause *= self.factor
        return min(pause, self.longest_pause)

"""Rate limits: how often somebody may do something; they live in memory and are kept by nobody."""

from __future__ import annotations

import math
import time
from collections import deque
from collections.abc import Callable

KEYS = 10_000  # remembered at most


class Limit:
    """At most `count` times within `seconds`, for each key."""

    def __init__(
        self, count: int, seconds: float, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.count = count
        self.seconds = seconds
        self.clock = clock
        self.times: dict[str, deque[float]] = {}

    def wait_seconds(self, key: str) -> int:
        """0 and one more use counted, or the whole seconds until the next one is free."""
        now = self.clock()
        times = self.times.setdefault(key, deque())
        while times and times[0] <= now - self.seconds:
            times.popleft()
        if len(times) >= self.count:
            return math.ceil(times[0] + self.seconds - now)
        times.append(now)
        if len(self.times) > KEYS:
            self.forget_old(now)
        return 0

    def forget_old(self, now: float) -> None:
        """Drops the keys that were not used lately."""
        self.times = {
            key: times for key, times in self.times.items() if times[-1] > now - self.seconds
        }

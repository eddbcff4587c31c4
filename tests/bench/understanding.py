"""How long one message takes to understand, and how many a second: `python -m tests.bench.understanding`."""

from __future__ import annotations

import statistics
import time

from nlu.evaluation import read_messages
from nlu.understanding import understand, warm_up

GOAL_P50, GOAL_P99, GOAL_RATE = 2, 10, 500


def main() -> None:
    """Measures on the development messages, which no cache has seen."""
    warm_up()
    times = []
    for message in read_messages():
        start = time.perf_counter()
        understand(message["text"])
        times.append((time.perf_counter() - start) * 1000)
    p50, p99 = statistics.median(times), statistics.quantiles(times, n=100)[-1]
    rate = 1000 * len(times) / sum(times)
    print(
        f"understanding of a message         p50 {p50:.1f} ms (goal {GOAL_P50}), "
        f"p99 {p99:.1f} ms (goal {GOAL_P99}), {rate:.0f} a second (goal {GOAL_RATE})"
    )


if __name__ == "__main__":
    main()

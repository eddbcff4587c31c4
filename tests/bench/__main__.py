"""The speed of everything, a process for each measurement: `make bench`.

The faults of web channel and widget take longer: `python -m tests.bench.web`, `python -m tests.bench.widget`.
"""

from __future__ import annotations

import subprocess
import sys

MEASUREMENTS = ("understanding", "turn", "search")


def main() -> None:
    """Prints the table; ends with the first measurement that cannot be made."""
    for name in MEASUREMENTS:
        subprocess.run([sys.executable, "-m", f"tests.bench.{name}"], check=True)


if __name__ == "__main__":
    main()

"""What was counted in a month: `python -m bot.statistics 2026-11`, by default in the last one."""

from __future__ import annotations

import sys

from bot.statistics.counters import STATISTICS, read, report


def main() -> None:
    """Prints the report; one line where nothing was counted."""
    months = sorted(file.stem for file in STATISTICS.glob("????-??.csv"))
    if not months:
        print("nothing has been counted yet; the first figures come a minute after families wrote")
        return
    month = sys.argv[1] if len(sys.argv) > 1 else months[-1]
    if month not in months:
        sys.exit(f'month is "{month}", expected one of: {", ".join(months)}')
    print("\n".join([f"Familienlotse {month}", *report(read(STATISTICS / f"{month}.csv"))]))


if __name__ == "__main__":
    main()

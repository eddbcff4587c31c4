"""The only statistics there are: counters of a day. No words, no persons, no conversations."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import NamedTuple

from bot.settings import ROOT

STATISTICS = ROOT / "var" / "statistics"
FEWEST = 5  # a smaller number could point at a family


class Counted(NamedTuple):
    """What is counted of a day: "danger" and "violence", "searched" and "childcare in Titz"."""

    day: str
    what: str
    value: str


class Counters:
    """Counts in memory; `write` adds what was counted to the file of each month."""

    def __init__(self, folder: Path = STATISTICS) -> None:
        self.folder = folder
        self.pending: Counter[Counted] = Counter()

    def count(self, day: date, counted: Iterable[tuple[str, str]]) -> None:
        """Adds one to each of these counters of a day."""
        self.pending.update(Counted(day.isoformat(), what, value) for what, value in counted)

    def write(self) -> None:
        """Adds what was counted since to the files; what cannot be written is kept for the next time."""
        new, self.pending = self.pending, Counter()
        for month in {counted.day[:7] for counted in new}:
            of_month = Counter({key: new[key] for key in new if key.day[:7] == month})
            file = self.folder / f"{month}.csv"
            try:
                _write(file, read(file) + of_month)
            except OSError:
                self.pending.update(of_month)


def read(file: Path) -> Counter[Counted]:
    """The counters of a month; none for a month without a file."""
    if not file.exists():
        return Counter()
    with file.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    return Counter({Counted(r["day"], r["what"], r["value"]): int(r["number"]) for r in rows})


def _write(file: Path, counters: Counter[Counted]) -> None:
    """Replaces the file at once: whoever stops the server meanwhile loses nothing."""
    file.parent.mkdir(parents=True, exist_ok=True)
    new = file.with_suffix(".new")
    with new.open("w", encoding="utf-8", newline="") as lines:
        rows = csv.writer(lines, lineterminator="\n")
        rows.writerow([*Counted._fields, "number"])
        rows.writerows([*key, number] for key, number in sorted(counters.items()))
    new.replace(file)


def report(counters: Counter[Counted]) -> list[str]:
    """The sums of some days, a line each, the largest of each kind first; small numbers are hidden."""
    sums: Counter[tuple[str, str]] = Counter()
    for counted, number in counters.items():
        sums[counted.what, counted.value] += number
    ordered = sorted(sums.items(), key=lambda each: (each[0][0], -each[1], each[0][1]))
    return [
        f"{what:16} {str(number) if number >= FEWEST else f'< {FEWEST}':>6}  {value}"
        for (what, value), number in ordered
    ]


COUNTERS = Counters()

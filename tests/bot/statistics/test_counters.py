"""Statistics are counters: of days, topics and places, never of families."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from bot.statistics.counters import Counted, Counters, read, report

DAY, NEXT_MONTH = date(2026, 11, 30), date(2026, 12, 1)
KITA = ("searched", "childcare in Titz")


def counters_of(folder: Path, times: int, day: date = DAY) -> Counters:
    counters = Counters(folder)
    for _ in range(times):
        counters.count(day, [KITA])
    counters.write()
    return counters


def test_what_was_counted_is_added_to_the_file_of_its_month(tmp_path):
    for day, times in ((DAY, 3), (DAY, 4), (NEXT_MONTH, 1)):
        counters_of(tmp_path, times, day)
    assert read(tmp_path / "2026-11.csv") == {Counted("2026-11-30", *KITA): 7}
    assert read(tmp_path / "2026-12.csv") == {Counted("2026-12-01", *KITA): 1}


def test_a_month_in_which_nothing_was_counted_is_empty(tmp_path):
    assert not read(tmp_path / "2026-11.csv")


def test_what_cannot_be_written_is_kept_for_the_next_time(tmp_path):
    folder = tmp_path / "statistics"
    folder.write_text("a file where the folder should be")
    counters = counters_of(folder, 2)
    folder.unlink()
    counters.write()
    assert read(folder / "2026-11.csv") == {Counted("2026-11-30", *KITA): 2}


def test_the_report_sums_the_days_and_hides_small_numbers(tmp_path):
    counters = Counters(tmp_path)
    for day in (DAY, date(2026, 11, 29)):
        for _ in range(3):
            counters.count(day, [KITA])
    counters.count(DAY, [("danger", "violence")])
    counters.write()
    lines = [line.split(maxsplit=1) for line in report(read(tmp_path / "2026-11.csv"))]
    assert lines == [["danger", "< 5  violence"], ["searched", "6  childcare in Titz"]]

"""The rules about time. Today is given, never asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.check.finding import Finding
from generator.model import Paper

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from generator.check.draft import Draft
    from generator.load import Path


def check_time(draft: Draft, today: date) -> Iterator[Finding]:
    """Yield a finding for each year after the next, and for each date after ``today``."""
    day = today.isoformat()
    for entry in draft.entries:
        record = entry.record
        yield from _year(entry.file, ("year",), getattr(record, "year", None), today)
        if isinstance(record, Paper) and record.preprint is not None:
            yield from _year(entry.file, ("preprint", "year"), record.preprint.year, today)
        yield from _date(entry.file, ("added",), record.added, day)
    for id_, source in draft.sources.items():
        yield from _date("data/sources.yml", (id_, "date"), source.date, day)
    for index, item in draft.news.items():
        yield from _date("data/news.yml", (index, "date"), item.date, day)


def _year(file: str, path: Path, year: int | None, today: date) -> Iterator[Finding]:
    if year is not None and year > today.year + 1:
        yield Finding(file, path, "future-year", f"{year} lies in the future", f"today is {today.isoformat()}")


def _date(file: str, path: Path, found: str | None, day: str) -> Iterator[Finding]:
    if found is not None and found > day:
        yield Finding(file, path, "future-date", f"{found} lies in the future", f"today is {day}", "warning")

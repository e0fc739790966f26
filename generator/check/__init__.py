"""Rules over one record and across records. Each yields findings; none stops at the first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.check.checks import Checks
from generator.check.draft import Draft, Entry, exchanged
from generator.check.drafting import draft_catalog
from generator.check.finding import Finding, dotted, guess, locate
from generator.check.rules import RULES
from generator.check.time import check_time

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

__all__ = [
    "RULES",
    "Checks",
    "Draft",
    "Entry",
    "Finding",
    "check_draft",
    "dotted",
    "draft_catalog",
    "exchanged",
    "guess",
    "locate",
]


def check_draft(draft: Draft, *, today: date | None) -> Iterator[Finding]:
    """Yield whatever is wrong across the records of a draft; the rules about time apply when ``today`` is given."""
    yield from Checks().of(draft)
    if today is not None:
        yield from check_time(draft, today)

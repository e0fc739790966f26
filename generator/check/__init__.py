"""Rules over one record and across records. Each yields findings; none stops at the first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.check.draft import Draft, Entry
from generator.check.drafting import draft_catalog
from generator.check.finding import Finding, dotted, guess, locate
from generator.check.references import check_references

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

__all__ = ["Draft", "Entry", "Finding", "check_draft", "dotted", "draft_catalog", "guess", "locate"]


def check_draft(draft: Draft, *, today: date | None) -> Iterator[Finding]:  # noqa: ARG001
    """Yield whatever is wrong across the records of a draft; rules about time apply when ``today`` is given."""
    yield from check_references(draft)

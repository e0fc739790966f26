"""Rules over one record and across records. Each yields findings; none stops at the first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.check.cycles import check_cycles
from generator.check.draft import Draft, Entry
from generator.check.drafting import draft_catalog
from generator.check.facets import check_facets
from generator.check.finding import Finding, dotted, guess, locate
from generator.check.identity import check_identity, check_paper
from generator.check.people import check_people
from generator.check.references import check_references
from generator.check.results import check_results
from generator.check.rules import RULES
from generator.check.time import check_time

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

__all__ = [
    "RULES",
    "Draft",
    "Entry",
    "Finding",
    "check_across",
    "check_alone",
    "check_draft",
    "dotted",
    "draft_catalog",
    "guess",
    "locate",
]


def check_draft(draft: Draft, *, today: date | None) -> Iterator[Finding]:
    """Yield whatever is wrong across the records of a draft; the rules about time apply when ``today`` is given."""
    yield from check_alone(draft)
    yield from check_across(draft)
    if today is not None:
        yield from check_time(draft, today)


def check_alone(draft: Draft, former: Draft | None = None, found: tuple[Finding, ...] = ()) -> tuple[Finding, ...]:
    """Return what is wrong with each record, as far as that depends on the record and on which ids are known.

    What was ``found`` in a former draft stays for entries that are the same objects, unless other ids are known by now.
    """
    same = frozenset(map(id, former.entries)) if former and former.known == draft.known else frozenset()
    files = {entry.file for entry in draft.entries if id(entry) in same}
    fresh = [entry for entry in draft.entries if id(entry) not in same]
    kept = (finding for finding in found if finding.file in files)
    papers = (finding for entry in fresh for finding in check_paper(entry))
    return (*kept, *check_references(fresh, draft.known), *papers)


def check_across(draft: Draft) -> Iterator[Finding]:
    """Yield what is wrong with records beside each other, and with the settings."""
    yield from check_facets(draft)
    yield from check_identity(draft)
    yield from check_cycles(draft)
    yield from check_people(draft)
    yield from check_results(draft)

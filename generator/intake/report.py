"""What a pull request does to the catalog: problems, changes and entries, as data for a comment that somebody else writes."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from generator.changes import compare, read_state, to_text
from generator.errors import AtlasError, Problem
from generator.index import title_of, year_of
from generator.links.redirects import missing_redirects, read_redirects
from generator.reading import read_catalog

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from pathlib import Path

    from generator.catalog import Catalog
    from generator.changes import Changes
    from generator.model import Record

MOST_PROBLEMS = 100
MOST_ENTRIES = 20
LONGEST_CHANGES = 20_000


@dataclass(frozen=True)
class Report:
    """What a pull request does.

    Attributes:
        problems: What is wrong with the data, the first hundred.
        count: How many problems there are.
        changes: What changed against the base, as text; empty when the base could not be read.
        entries: The new and changed records as readers will see them in a listing, as text.
    """

    problems: tuple[Problem, ...]
    count: int
    changes: str
    entries: tuple[str, ...]

    @property
    def is_sound(self) -> bool:
        """Whether nothing in it stops a merge."""
        return not any(problem.severity == "error" for problem in self.problems)


def report_changes(root: Path, base: str, today: date) -> Report:
    """Return what the site at ``root`` changes against ``base``, a git revision or a folder that holds ``data/``.

    A record that ``base`` has and that is gone without a redirect is a problem: its address was published.
    """
    catalog, problems = read_catalog(root, today=today, cache=False)
    redirects, more = read_redirects(root, catalog)
    try:
        old, new = read_state(base, root), read_state(str(root), root)
    except AtlasError:
        found = (*problems, *more)
        return Report(found[:MOST_PROBLEMS], len(found), "", ())
    changes = compare(old, new)
    gone = [
        problem
        for problem in missing_redirects(old.catalog, catalog, redirects)
        if problem.message.partition(" ")[0] not in new.unreadable
    ]
    found = tuple(sorted((*problems, *more, *gone), key=lambda problem: (problem.severity, problem)))
    entries = tuple(_entry(record, catalog) for record in _touched(changes)[:MOST_ENTRIES])
    return Report(found[:MOST_PROBLEMS], len(found), to_text(changes)[:LONGEST_CHANGES], entries)


def report_text(report: Report) -> str:
    """Return a report as JSON, in plain ASCII."""
    return json.dumps(asdict(report), ensure_ascii=True, indent=1)


def _touched(changes: Changes) -> list[Record]:
    changed = (*changes.published, *changes.renamed, *changes.merged, *changes.changed)
    return [*changes.added, *(change.record for change in changed)]


def _entry(record: Record, catalog: Catalog) -> str:
    authors = [author.name or author.group or "" for author in getattr(record, "authors", ())]
    venue = catalog.venues.get(getattr(record, "venue", None) or "")
    where = " ".join(filter(None, [venue.short if venue else "", str(year_of(record) or "")]))
    links = [f"{link.label or link.type}: {link.url}" for link in record.links]
    lines = [title_of(record), _shortened(authors), where, *_labels(record), *links, record.summary or ""]
    return "\n".join(filter(None, lines))


def _labels(record: Record) -> Iterable[str]:
    for field in ("type", "modalities", "tasks", "methods", "datasets"):
        value = getattr(record, field, None)
        if value:
            yield f"{field}: {value if isinstance(value, str) else ', '.join(value)}"


def _shortened(names: list[str]) -> str:
    return ", ".join(names[:8]) + (f" and {len(names) - 8} more" if len(names) > 8 else "")

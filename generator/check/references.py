"""The rule that whatever a record refers to exists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.check.finding import Finding, guess
from generator.load import Path, quoted
from generator.model import Dataset, Metric, Paper, Record, Tool

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from generator.check.draft import Entry

Reference = tuple[Path, str, tuple[str, ...]]
"""A field's path, the id it names, and the kinds or vocabularies that may know it."""

_FIELDS: dict[type[Record], tuple[tuple[str, tuple[str, ...]], ...]] = {
    Paper: (
        ("venue", ("venues",)),
        ("type", ("types",)),
        ("modalities", ("modalities",)),
        ("tasks", ("tasks",)),
        ("methods", ("methods",)),
        ("datasets", ("datasets",)),
        ("introduces", ("datasets", "metrics", "tools")),
        ("metrics", ("metrics",)),
        ("supersedes", ("papers",)),
        ("lists", ("sources",)),
    ),
    Dataset: (
        ("modalities", ("modalities",)),
        ("tasks", ("tasks",)),
        ("derived_from", ("datasets",)),
        ("paper", ("papers",)),
        ("lists", ("sources",)),
    ),
    Metric: (("paper", ("papers",)), ("lists", ("sources",))),
    Tool: (("metrics", ("metrics",)), ("lists", ("sources",))),
}
_HOMES = {"venues": "data/venues.yml", "sources": "data/sources.yml"}


def check_references(entries: Iterable[Entry], known_ids: Mapping[str, AbstractSet[str] | None]) -> Iterator[Finding]:
    """Yield a finding for each id that nothing has, and for each that a list names twice."""
    known = {homes: _known(known_ids, homes) for fields in _FIELDS.values() for _, homes in fields}
    for entry in entries:
        seen = set()
        for path, name, homes in references(entry.record):
            if (path[0], name) in seen:
                yield Finding(entry.file, path, "repeated", f"{quoted(name)} stands twice", "keep one", "warning")
            seen.add((path[0], name))
            if (ids := known[homes]) is not None and name not in ids:
                hint = guess(name, sorted(ids)) or f"add it to {_home(homes)}, or leave it out"
                yield Finding(entry.file, path, "unknown-term", f"unknown {quoted(name)}", hint)


def _known(known_ids: Mapping[str, AbstractSet[str] | None], homes: tuple[str, ...]) -> frozenset[str] | None:
    """Return every id there is in ``homes``; None when one of them cannot be read."""
    known = [known_ids[home] for home in homes]
    return None if None in known else frozenset().union(*filter(None, known))


def references(record: Record) -> Iterator[Reference]:
    """Yield every reference of a record, in the order of its fields."""
    for field, homes in _FIELDS[type(record)]:
        value = getattr(record, field)
        if isinstance(value, tuple):
            for index, name in enumerate(value):
                yield (field, index), name, homes
        elif value is not None:
            yield (field,), value, homes
    if isinstance(record, Paper) and record.preprint is not None:
        yield ("preprint", "venue"), record.preprint.venue, ("venues",)


def _home(homes: tuple[str, ...]) -> str:
    if homes[0] in {"types", "modalities", "tasks", "methods"}:
        return f"data/vocabularies/{homes[0]}.yml"
    return " or ".join(_HOMES.get(home, f"data/{home}/") for home in homes)

"""What a list said when it was imported last: the base of a three-way comparison with what it says now and what records say.

Kept in ``data/derived/imports/<source>.json``, for programs only. Records keep no copy of it, so that the bookkeeping of
imports never mixes with what people write; without the file, an import still works and is only more careful.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

from generator.errors import AtlasError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from generator.importer.entries.candidate import Candidate

FOLDER = "data/derived/imports"


@dataclass(frozen=True, order=True)
class Said:
    """What one place of a list said of a record.

    Attributes:
        title: The title, cleaned.
        where: Where and when it appeared, as printed.
        venue: The same, understood: a term of data/venues.yml, or the unknown name.
        year: The year.
        links: Keys of its links, as `links.Target` has them.
    """

    title: str
    where: str = ""
    venue: str = ""
    year: int = 0
    links: tuple[str, ...] = ()

    @property
    def occasion(self) -> tuple[str, int]:
        """Venue and year."""
        return self.venue, self.year


@dataclass(frozen=True)
class ListState:
    """All that a list said, by record (``papers/mlrg``)."""

    source: str
    records: Mapping[str, tuple[Said, ...]] = field(default_factory=dict)


def said_by(candidate: Candidate) -> Said:
    """Return what a claim says, in the form in which it is kept."""
    where = candidate.occasion
    links = tuple(sorted({resource.target.key for resource in candidate.resources}))
    return Said(candidate.title, where.text, where.venue or where.unknown, where.year or 0, links)


def state_of(source: str, placed: Iterable[tuple[str, Candidate]]) -> ListState:
    """Return the state of a list from its claims, each with the record it went to."""
    found: defaultdict[str, list[Said]] = defaultdict(list)
    for key, candidate in placed:
        if candidate.source == source:
            found[key].append(said_by(candidate))
    return ListState(source, {key: tuple(sorted(set(found[key]))) for key in sorted(found)})


def state_text(state: ListState) -> str:
    """Return a state as JSON, a record a line."""
    rows = [
        f"    {json.dumps(key)}: {json.dumps([asdict(said) for said in saids], ensure_ascii=False)}"
        for key, saids in state.records.items()
    ]
    return f'{{\n  "source": {json.dumps(state.source)},\n  "records": {{\n' + ",\n".join(rows) + "\n  }\n}\n"


def read_state(root: Path, source: str) -> ListState | None:
    """Return what a list said last; nothing when it was never imported, or before states were kept.

    Raises:
        AtlasError: The file is none of ours; removing it is safe.
    """
    path = root / FOLDER / f"{source}.json"
    if not path.is_file():
        return None
    try:
        data = json.loads(path.read_text("utf-8"))
        records = {key: tuple(_said(item) for item in items) for key, items in data["records"].items()}
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise AtlasError(
            f"{FOLDER}/{source}.json cannot be read ({error}); without it, the import is only more careful"
        ) from error
    return ListState(source, records)


def _said(item: Mapping[str, Any]) -> Said:
    return Said(**{**item, "links": tuple(item["links"])})

"""What an import adds to existing records, and what it leaves as it is."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.importer.records.account import Change
from generator.importer.records.revision import key_of, revise

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from generator.importer.entries.candidate import Candidate
    from generator.importer.records.fates import Placement
    from generator.importer.records.state import ListState
    from generator.importer.words.occasion import Venues
    from generator.model import Record


@dataclass(frozen=True)
class Amendment:
    """An existing record with additions, and the fields that differ."""

    record: Record
    fields: tuple[str, ...]


def amendments(
    records: Iterable[Record],
    olds: Mapping[str, Record],
    placements: Iterable[Placement],
    *,
    sources: Sequence[str],
    states: Mapping[str, ListState],
    venues: Venues,
) -> tuple[tuple[Amendment, ...], tuple[Change, ...]]:
    """Return additions to existing records, and every field that lists would have otherwise.

    A list that names a record for the first time adds all it says; one that named it before, only what it says since.
    """
    claims: defaultdict[str, list[Candidate]] = defaultdict(list)
    for placement in placements:
        claims[key_of(placement.record)].append(placement.candidate)
    amended, changes = [], []
    for record in records:
        old = olds.get(key_of(record))
        if old is None or old == record:
            continue
        if any(source in record.lists and source not in old.lists for source in sources):
            written = record
        else:
            written = revise(old, record, claims[key_of(record)], states, venues)
        fields = _differing(old, written)
        if fields:
            amended.append(Amendment(written, fields))
        changes += [_change(old, written, name, applied=True) for name in fields]
        changes += [_change(old, record, name, applied=False) for name in _differing(old, record) if name not in fields]
    return tuple(amended), tuple(changes)


def _differing(old: Record, new: Record) -> tuple[str, ...]:
    return tuple(name for name in type(old).model_fields if getattr(old, name) != getattr(new, name))


def _change(old: Record, new: Record, name: str, *, applied: bool) -> Change:
    return Change(key_of(old), name, _shown(getattr(old, name)), _shown(getattr(new, name)), applied)


def _shown(value: object) -> str:
    return ", ".join(map(_shown, value)) if isinstance(value, tuple) else str(value) if value is not None else ""

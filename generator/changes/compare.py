"""Two states of a catalog, compared record by record and field by field. Touches nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from generator.check.identity import fold, identifiers
from generator.export.citation_keys import citation_keys
from generator.index import title_of
from generator.model import VOCABULARIES, Paper
from generator.model.fields import record_fields

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.catalog import Catalog
    from generator.changes.state import State
    from generator.model import Model, Record


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field before and after, as plain values of JSON; None where there was none, or is none any more."""

    field: str
    old: Any
    new: Any


@dataclass(frozen=True, slots=True)
class RecordChange:
    """A record that is in both states, and differs.

    Attributes:
        record: It, as it is now.
        former: Kind and id it had before, joined with ``/``; the same as now unless it was renamed or merged.
        fields: What differs, in the order of the file.
    """

    record: Record
    former: str
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class TermChange:
    """A term of a vocabulary, a venue or a source that was ``added``, ``removed`` or ``changed``."""

    vocabulary: str
    term: str
    change: str


@dataclass(frozen=True, slots=True)
class KeyChange:
    """A paper that is cited under another key now: whoever cites it by the old one finds nothing, or another paper."""

    paper: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Changes:
    """All that differs between two states. A record stands in one of the lists.

    Attributes:
        added: Records that are new.
        published: Papers that were preprints and have appeared since.
        renamed: Records that have another id now.
        merged: Records that are part of another one now, which was there before.
        changed: Other records that differ.
        removed: Records that are gone.
        terms: Vocabularies, venues and sources.
        keys: Papers whose citation key changed.
        unreadable: Kind and id of records that one of the states holds in a form that cannot be used.
    """

    added: tuple[Record, ...]
    published: tuple[RecordChange, ...]
    renamed: tuple[RecordChange, ...]
    merged: tuple[RecordChange, ...]
    changed: tuple[RecordChange, ...]
    removed: tuple[Record, ...]
    terms: tuple[TermChange, ...]
    keys: tuple[KeyChange, ...]
    unreadable: tuple[str, ...]

    def __bool__(self) -> bool:
        """Tell whether there is any difference."""
        return any(getattr(self, name) for name in self.__slots__)


def compare(old: State, new: State) -> Changes:
    """Return what differs between two states of a catalog, everything in the order of kinds and ids."""
    before, after = _records(old.catalog), _records(new.catalog)
    unreadable = old.unreadable | new.unreadable
    heirs = _heirs(
        [record for key, record in before.items() if key not in after and key not in unreadable], after.values()
    )
    renamed: list[RecordChange] = []
    merged: list[RecordChange] = []
    for former, heir in heirs.items():
        is_merged = key_of(heir) in before
        change = RecordChange(heir, former, () if is_merged else tuple(_fields(before[former], heir)))
        (merged if is_merged else renamed).append(change)
    claimed = {key_of(change.record) for change in renamed}
    pairs = [(before[key], after[key]) for key in after if key in before and before[key] != after[key]]
    changes = [RecordChange(now, key_of(was), tuple(_fields(was, now))) for was, now in pairs]
    published = {key_of(now) for was, now in pairs if _has_appeared(was, now, old.catalog, new.catalog)}
    return Changes(
        added=tuple(after[key] for key in after if key not in before and key not in claimed | unreadable),
        published=tuple(change for change in changes if key_of(change.record) in published),
        renamed=tuple(renamed),
        merged=tuple(merged),
        changed=tuple(change for change in changes if key_of(change.record) not in published),
        removed=tuple(before[key] for key in before if key not in after and key not in heirs.keys() | unreadable),
        terms=tuple(_terms(old.catalog, new.catalog)),
        keys=tuple(_keys(old.catalog, new.catalog)),
        unreadable=tuple(sorted(unreadable)),
    )


def key_of(record: Record) -> str:
    """Return kind and id of a record: ``papers/mlrg``."""
    return f"{record.kind}/{record.id}"


def _records(catalog: Catalog) -> dict[str, Record]:
    return {key_of(record): record for record in catalog.records()}


def _heirs(gone: Iterable[Record], records: Iterable[Record]) -> dict[str, Record]:
    """Return, for each record that is gone, the one that has its identifier, its title, or that title as an alias."""
    owners: dict[tuple[str, str], Record] = {}
    for record in records:
        for sign in _signs(record):
            owners.setdefault(sign, record)
    found = {}
    for record in gone:
        heir = next((owners[sign] for sign in _signs(record, aliases=False) if sign in owners), None)
        if heir and heir.kind == record.kind:
            found[key_of(record)] = heir
    return found


def _signs(record: Record, *, aliases: bool = True) -> Iterator[tuple[str, str]]:
    """Yield what a work is known by, surest first."""
    yield from ((scheme, value) for scheme, value, _ in identifiers(record))
    for title in (title_of(record), *(record.aliases if aliases else ())):
        if folded := fold(title):
            yield record.kind, folded


def _fields(old: Record, new: Record) -> Iterator[FieldChange]:
    was, now = record_fields(old), record_fields(new)
    names = dict.fromkeys([*now, *was])
    yield from (FieldChange(name, was.get(name), now.get(name)) for name in names if was.get(name) != now.get(name))


def _has_appeared(was: Record, now: Record, before: Catalog, after: Catalog) -> bool:
    if not (isinstance(was, Paper) and isinstance(now, Paper) and now.venue):
        return False
    was_preprint = _is_preprint_server(was.venue, before) if was.venue else was.ids.arxiv is not None
    return was_preprint and not _is_preprint_server(now.venue, after)


def _is_preprint_server(venue: str, catalog: Catalog) -> bool:
    return venue in catalog.venues and catalog.venues[venue].kind == "preprint-server"


def _terms(old: Catalog, new: Catalog) -> Iterator[TermChange]:
    empty: Mapping[str, Model] = {}
    parts: list[tuple[str, Mapping[str, Model], Mapping[str, Model]]] = [
        (name, old.vocabularies.get(name, empty), new.vocabularies.get(name, empty)) for name in VOCABULARIES
    ]
    parts += [("venues", old.venues, new.venues), ("sources", old.sources, new.sources)]
    for name, before, after in parts:
        yield from (TermChange(name, term, "added") for term in after if term not in before)
        yield from (TermChange(name, term, "removed") for term in before if term not in after)
        yield from (TermChange(name, term, "changed") for term in after if before.get(term, after[term]) != after[term])


def _keys(old: Catalog, new: Catalog) -> Iterator[KeyChange]:
    before, after = citation_keys(old), citation_keys(new)
    yield from (KeyChange(paper, before[paper], key) for paper, key in after.items() if before.get(paper, key) != key)

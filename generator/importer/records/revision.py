"""A later state of a list: what it changed since, what records say now, and what of the change may be written.

Only additions are: links that are new since the last import, and a published venue for what was a preprint. All else is told,
three-way: what the list said, what it says, what the record says.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from generator.importer.records.state import ListState, Said, said_by
from generator.importer.words.links import target_of
from generator.importer.words.wording import fold
from generator.importer.works.reading import Aside
from generator.model import Identifiers, Paper

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence

    from generator.importer.entries.candidate import Candidate
    from generator.importer.words.occasion import Venues
    from generator.importer.works.reading import Reading
    from generator.model import Record

_PUBLICATION = ("year", "venue", "track", "track_name", "ids", "preprint", "notes")


@dataclass(frozen=True, order=True)
class Difference:
    """Something a list changed since its last import and the record does not follow: ``before``, ``now``, and what the record has."""

    source: str
    record: str
    field: str
    before: str
    now: str
    here: str


def key_of(record: Record) -> str:
    """Return how a record is named in states and accounts: ``papers/mlrg``."""
    return f"{record.kind}/{record.id}"


def revise(
    old: Record, merged: Record, claims: Sequence[Candidate], states: Mapping[str, ListState], venues: Venues
) -> Record:
    """Return what lists that named a record before may add to it now."""
    values: dict[str, Any] = {}
    fresh = _fresh_links(key_of(old), claims, states)
    links = tuple(link for link in merged.links if link in old.links or target_of(link.url).key in fresh)
    if links != old.links:
        values["links"] = links
    if isinstance(old, Paper) and isinstance(merged, Paper):
        if _is_published_since(old, merged, claims, states, venues):
            values |= {name: getattr(merged, name) for name in _PUBLICATION}
        else:
            own = old.ids.model_dump()
            new = {
                kind: value
                for kind, value in merged.ids.model_dump().items()
                if f"{kind}:{str(value).lower()}" in fresh
            }
            values["ids"] = Identifiers(**{**own, **{kind: value for kind, value in new.items() if not own[kind]}})
    return old.model_copy(update=values)


def _fresh_links(key: str, claims: Iterable[Candidate], states: Mapping[str, ListState]) -> set[str]:
    """Return the keys of links that lists give now and did not give at their last import, as far as that is known."""
    fresh: set[str] = set()
    for claim in claims:
        if claim.source in states:
            before = {link for said in states[claim.source].records.get(key, ()) for link in said.links}
            fresh |= set(said_by(claim).links) - before
    return fresh


def _is_published_since(
    old: Paper, merged: Paper, claims: Iterable[Candidate], states: Mapping[str, ListState], venues: Venues
) -> bool:
    """Tell whether a record of a preprint would name a publication now, and a list says so that did not say it before."""
    if (
        merged.venue == old.venue
        or venues.is_preprint(merged.venue)
        or not (old.venue is None or venues.is_preprint(old.venue))
    ):
        return False
    return any(
        claim.occasion.venue == merged.venue
        and (claim.source not in states or said_by(claim).occasion not in _occasions(states[claim.source], key_of(old)))
        for claim in claims
    )


def _occasions(state: ListState, key: str) -> set[tuple[str, int]]:
    return {said.occasion for said in state.records.get(key, ())}


def differences(
    records: Mapping[str, Record], now: Mapping[str, ListState], states: Mapping[str, ListState], venues: Venues
) -> tuple[Difference, ...]:
    """Return what lists changed or dropped since their last import, as far as records do not follow."""
    found: list[Difference] = []
    for source, state in states.items():
        if source not in now:
            continue
        for key, before in state.records.items():
            record = records.get(key)
            after = now[source].records.get(key, ())
            if record is None:
                continue
            if not after:
                found.append(
                    Difference(source, key, "listed", before[0].title, "", getattr(record, "title", record.id))
                )
                continue
            found += _changed(source, record, before, after, venues)
    return tuple(sorted(found))


def _changed(
    source: str, record: Record, before: Sequence[Said], after: Sequence[Said], venues: Venues
) -> Iterable[Difference]:
    key = key_of(record)
    spellings = {
        fold(text) for text in (getattr(record, "title", None), getattr(record, "name", None), *record.aliases) if text
    }
    old_titles, titles = _only({said.title for said in before}, {said.title for said in after})
    if titles and not {fold(title) for title in titles} <= spellings:
        yield Difference(
            source,
            key,
            "title",
            ", ".join(old_titles),
            ", ".join(titles),
            str(getattr(record, "title", None) or getattr(record, "name", "")),
        )
    olds, news = _only({said.occasion for said in before}, {said.occasion for said in after})
    here = (getattr(record, "venue", None) or "", getattr(record, "year", None) or 0)
    if news and isinstance(record, Paper) and here not in news:
        yield Difference(
            source,
            key,
            "venue",
            *(", ".join(_shown(where, venues) for where in wheres) for wheres in (olds, news, [here])),
        )
    dropped, _ = _only(
        {link for said in before for link in said.links}, {link for said in after for link in said.links}
    )
    for link in dropped:
        yield Difference(source, key, "links", link, "", "")


def _only(one: set[Any], other: set[Any]) -> tuple[list[Any], list[Any]]:
    """Return what is in one set and not in the other, both ways."""
    return sorted(one - other), sorted(other - one)


def _shown(where: tuple[str, int], venues: Venues) -> str:
    known = venues.venues.get(where[0])
    return " ".join(filter(None, (known.short if known else where[0], str(where[1] or "")))) or "(none)"


def removed_since(state: ListState | None, held: Container[str]) -> Mapping[str, str]:
    """Return by link and by title what a list said of records that are there no more: they were removed by a person."""
    gone: dict[str, str] = {}
    for key, saids in state.records.items() if state else ():
        if key not in held:
            for said in saids:
                gone |= dict.fromkeys((*said.links, fold(said.title)), key)
    return gone


def was_removed(candidate: Candidate, gone: Mapping[str, str]) -> str:
    """Return the record that a claim once became and that was removed since; empty when there is none."""
    said = said_by(candidate)
    return next((gone[word] for word in (*said.links, fold(said.title)) if word in gone), "")


def without_removed(reading: Reading, removed: Mapping[tuple[str, int], str]) -> Reading:
    """Return a reading with the claims of records that were removed set aside."""
    gone = [candidate for candidate in reading.candidates if candidate.place in removed]
    asides = [
        Aside(
            candidate.line, candidate.title, f"was imported before as {removed[candidate.place]}, and removed since",
            (*(resource.link for resource in candidate.resources), *candidate.dead), is_item=True,
        )
        for candidate in gone
    ]  # fmt: skip
    kept = tuple(candidate for candidate in reading.candidates if candidate.place not in removed)
    return replace(
        reading, candidates=kept, asides=tuple(sorted((*reading.asides, *asides), key=lambda aside: aside.line))
    )

"""What became of each item and link: told for the account, once each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.importer.records.account import Fate, Line
from generator.importer.words.links import Target, target_of, url_key
from generator.model import Paper

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from generator.importer.entries.candidate import Candidate, Resource
    from generator.importer.works.reading import Reading
    from generator.model import Record


@dataclass(frozen=True)
class Placement:
    """A claim and the record it went to.

    Attributes:
        candidate: The claim.
        record: The record as it will be.
        old: The record as it was, if there was one.
        stray: Keys of links that are another work's, with that work's title.
    """

    candidate: Candidate
    record: Record
    old: Record | None
    stray: Mapping[str, str]


def tell(readings: Iterable[Reading], placements: Sequence[Placement], records: Iterable[Record]) -> tuple[Line, ...]:
    """Return a line for each item and each link of the lists."""
    by_claim: dict[tuple[str, int], list[Placement]] = {}
    for placement in placements:
        by_claim.setdefault(placement.candidate.place, []).append(placement)
    holders = _holders(records)
    seen: set[str] = set()
    lines: list[Line] = []
    for reading in readings:
        for candidate in reading.candidates:
            places = by_claim[candidate.place]
            lines.append(_item_line(candidate, places, seen))
            lines += [_link_line(candidate, resource, places, seen) for resource in candidate.resources]
            lines += [
                Line(candidate.source, link.line, "link", link.url, "aside", reason="leads nowhere on the web")
                for link in candidate.dead
            ]
        lines += _aside_lines(reading, holders)
    return tuple(sorted(lines))


def _item_line(candidate: Candidate, places: Sequence[Placement], seen: set[str]) -> Line:
    target = _key(places[0].record)
    fresh = [place for place in places if place.old is None and _key(place.record) not in seen]
    changed = [place for place in places if place.old is not None and place.old != place.record]
    seen.update(_key(place.record) for place in places)
    fate: Fate = "imported" if fresh else "present" if places[0].old is not None and not changed else "merged"
    return Line(
        candidate.source, candidate.line, "item", candidate.title, fate, _key(fresh[0].record) if fresh else target
    )


def _link_line(candidate: Candidate, resource: Resource, places: Sequence[Placement], seen: set[str]) -> Line:
    url, line = resource.link.url, resource.link.line
    for place in places:
        if title := place.stray.get(resource.target.key):
            return Line(candidate.source, line, "link", url, "aside", reason=f"is “{title}”")
    home = next((place for place in places if holds(place.record, resource.target)), None)
    if home is None:
        return Line(candidate.source, line, "link", url, "aside", reason="another of its kind is kept, see the notes")
    mark = f"{_key(home.record)} {resource.target.key}"
    again = mark in seen
    seen.add(mark)
    fate: Fate = (
        "present" if home.old is not None and holds(home.old, resource.target) else "merged" if again else "imported"
    )
    return Line(candidate.source, line, "link", url, fate, _key(home.record))


def _aside_lines(reading: Reading, holders: Mapping[str, str]) -> Iterable[Line]:
    for aside in reading.asides:
        if aside.is_item or not aside.links:
            yield Line(reading.source, aside.line, "item", aside.text, "aside", reason=aside.reason)
        for link in aside.links:
            target = holders.get(_key_of_url(link.url), "")
            yield Line(
                reading.source, link.line, "link", link.url,
                "merged" if target else "aside", target, "" if target else aside.reason,
            )  # fmt: skip


def _key_of_url(url: str) -> str:
    try:
        return target_of(url).key
    except ValueError:
        return ""


def _key(record: Record) -> str:
    return f"{record.kind}/{record.id}"


def holds(record: Record, target: Target) -> bool:
    """Tell whether a record has what a link leads to: as identifier, as link, or mentioned in a note."""
    if target.identifier is not None:
        if target.identifier.value.lower() in map(str.lower, _identifiers(record)):
            return True
        return any(target.identifier.value.lower() in note.lower() for note in record.notes)
    wanted = url_key(target.url)
    return any(url_key(link.url) == wanted for link in record.links) or any(target.url in note for note in record.notes)


def _identifiers(record: Record) -> Iterable[str]:
    if isinstance(record, Paper):
        yield from filter(None, record.ids.model_dump().values())
        if record.preprint is not None:
            yield record.preprint.id


def _holders(records: Iterable[Record]) -> dict[str, str]:
    """Return the paper that each document belongs to, by the document's key."""
    found: dict[str, str] = {}
    for record in records:
        if isinstance(record, Paper):
            for kind, value in record.ids.model_dump().items():
                if value:
                    found.setdefault(f"{kind}:{value.lower()}", _key(record))
        for link in record.links:
            found.setdefault(target_of(link.url).key, _key(record))
    return found

"""Venues that lists name and a catalog does not know: each proposed once, under the spelling used most."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from generator.form import field_text
from generator.importer.words.venue_shapes import new_venue
from generator.importer.words.wording import fold
from generator.model import Venue

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.importer.entries.candidate import Candidate

_SERVERS = {"arxiv": "arXiv", "medrxiv": "medRxiv", "biorxiv": "bioRxiv", "research-square": "Research Square"}


def propose_venues(candidates: Iterable[Candidate], known: Mapping[str, Venue]) -> tuple[Venue, ...]:
    """Return a venue for each unknown name, and for each preprint server that identifiers lead to, in the order of their ids."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    servers: set[str] = set()
    for candidate in candidates:
        if name := candidate.occasion.unknown:
            counts[fold(name)][name] += 1
        servers |= {resource.target.server for resource in candidate.resources if resource.target.server}
    found = [
        Venue(id=server, name=_SERVERS[server], short=_SERVERS[server], kind="preprint-server")
        for server in sorted(servers & _SERVERS.keys() - known.keys())
    ]
    taken = {*known, *(venue.id for venue in found)}
    for key in sorted(counts):
        spellings = [name for name, _ in sorted(counts[key].items(), key=lambda item: (-item[1], item[0]))]
        venue = new_venue(spellings[0], frozenset(taken))
        if venue is not None and fold(spellings[0]) not in {fold(other.short) for other in found}:
            aliases = tuple(name for name in spellings[1:] if name not in {venue.name, venue.short})
            found.append(venue.model_copy(update={"aliases": aliases}))
            taken.add(venue.id)
    return tuple(sorted(found, key=lambda venue: venue.id))


def venues_text(venues: Iterable[Venue], sources: Iterable[str]) -> str:
    """Return what to write behind data/venues.yml for new venues."""
    lines = [f"\n# Named by {', '.join(sources)}; look over the kind, the full name and other spellings of each.\n"]
    for venue in venues:
        lines.append(f"{venue.id}:\n")
        fields = [name for name in ("name", "short", "kind", "aliases") if getattr(venue, name)]
        lines += ["  " + line + "\n" for name in fields for line in field_text(venue, name).splitlines()]
    return "".join(lines)

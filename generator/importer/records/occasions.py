"""Where and when a work appeared, decided from all that lists claim and all that its identifiers say."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.importer.words.occasion import Occasion

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence

    from generator.importer.entries.candidate import Candidate, Resource
    from generator.importer.words.occasion import Venues


_YEAR_OF_PREPRINT = "No list says when it was published; the year is that of its preprint."


@dataclass(frozen=True)
class Claim:
    """What one list says; ``is_new`` when the record did not know that list."""

    source: str
    occasion: Occasion
    is_new: bool = True


@dataclass(frozen=True)
class Decision:
    """Where a work appeared; what was decided against, and what is ``missing``, in sentences."""

    occasion: Occasion
    notes: tuple[str, ...]
    missing: tuple[str, ...] = ()


def claims_of(candidates: Iterable[Candidate], known_lists: Container[str] = ()) -> tuple[Claim, ...]:
    """Return each different claim once, in the order of the lists."""
    found: dict[tuple[object, ...], Claim] = {}
    for candidate in candidates:
        where = candidate.occasion
        if where != Occasion():
            found.setdefault(
                (candidate.source, where.venue, where.year, where.track, where.unknown),
                Claim(candidate.source, where, candidate.source not in known_lists),
            )
    return tuple(found.values())


def decide(record: Occasion | None, claims: Sequence[Claim], documents: Sequence[Resource], venues: Venues) -> Decision:
    """Return where a work appeared: as its record says, else as its identifiers do, else as most lists do, the first if equal.

    A published venue comes before a preprint server; the year on a preprint server is that of the identifier there.
    """
    evidence = [resource.evidence for resource in documents if resource.evidence is not None]
    published = [claim for claim in claims if claim.occasion.venue and not venues.is_preprint(claim.occasion.venue)]
    if record is not None and record.venue is not None and not venues.is_preprint(record.venue):
        record = _with_track(record, [claim.occasion for claim in published if claim.is_new], ())
        return Decision(record, _against(record, published, "", venues))
    said = next((found for found in evidence if found.venue and not venues.is_preprint(found.venue)), None)
    if said is not None:
        chosen = _with_track(said, [claim.occasion for claim in published], evidence)
        return Decision(chosen, _against(chosen, published, said.text, venues))
    if published:
        chosen = _best(published)
        for found in evidence:
            if found.venue is None and found.track is not None:
                chosen = replace(chosen, track=found.track, track_name=found.track_name, year=found.year or chosen.year)
        if chosen.year is None and (year := next((found.year for found in evidence if found.year), None)):
            return Decision(replace(chosen, year=year), (_YEAR_OF_PREPRINT,))
        return Decision(chosen, _against(chosen, published, "", venues))
    return _preprint(record, claims, documents, venues)


def _best(published: Sequence[Claim]) -> Occasion:
    votes = Counter((claim.occasion.venue, claim.occasion.year) for claim in published)
    best = max(
        published, key=lambda claim: (claim.occasion.year is not None, votes[claim.occasion.venue, claim.occasion.year])
    )
    return _with_track(best.occasion, [claim.occasion for claim in published], ())


def _with_track(chosen: Occasion, listed: Iterable[Occasion], evidence: Iterable[Occasion]) -> Occasion:
    """Return an occasion with year, track and workshop filled in from others of the same venue."""
    for other in (*evidence, *listed):
        if (other.venue == chosen.venue and other.year in {chosen.year, None}) or (
            chosen.year is None and other.venue == chosen.venue
        ):
            chosen = replace(
                chosen,
                year=chosen.year or other.year,
                track=chosen.track or other.track,
                track_name=chosen.track_name or other.track_name,
            )
    return chosen


def _against(chosen: Occasion, claims: Iterable[Claim], reason: str, venues: Venues) -> tuple[str, ...]:
    """Return a note for each claim of another venue, year or track than the chosen one."""
    notes = []
    for claim in claims:
        where = claim.occasion
        same_place = where.venue == chosen.venue and where.year in {chosen.year, None}
        explicit = where.track is not None and chosen.track is not None and where.track != chosen.track
        if same_place and not explicit:
            continue
        here = " ".join(filter(None, (venues.label(chosen), chosen.track if explicit else "")))
        because = f"; its link says {here} ({reason})" if reason else f"; kept as {here}"
        notes.append(f"{claim.source} lists it as “{where.text}”{because}.")
    return tuple(dict.fromkeys(notes))


def _preprint(
    record: Occasion | None, claims: Sequence[Claim], documents: Sequence[Resource], venues: Venues
) -> Decision:
    servers = [(venues.id_of(resource.target.server), resource) for resource in documents if resource.target.server]
    listed = [claim for claim in claims if venues.is_preprint(claim.occasion.venue)]
    others = [claim for claim in claims if claim.occasion.venue is None]
    if record is not None and record.venue is not None:
        return Decision(record, ())
    known = record or Occasion()
    if servers:
        venue, resource = min(servers, key=lambda pair: pair[0] != "arxiv")
        found = resource.evidence or Occasion(venue=venue)
        year = found.year or next((claim.occasion.year for claim in claims if claim.occasion.year), None)
        chosen = Occasion(found.text, venue, year or known.year)
        return Decision(
            chosen, (*_against(chosen, listed, resource.target.url.split("://")[-1], venues), *_unknown(others))
        )
    if listed:
        chosen = replace(listed[0].occasion, year=listed[0].occasion.year or known.year)
        missing = f"{listed[0].source} lists it as “{chosen.text}”, but gives no identifier there."
        return Decision(chosen, _unknown(others), (missing,))
    year = next((claim.occasion.year for claim in claims if claim.occasion.year), None)
    said = next(
        (resource.evidence.year for resource in documents if resource.evidence and resource.evidence.year), None
    )
    return Decision(replace(known, year=year or said or known.year), _unknown(others))


def _unknown(claims: Iterable[Claim]) -> tuple[str, ...]:
    return tuple(
        f"{claim.source} lists it as “{claim.occasion.text}”, a venue that is not known here."
        for claim in claims
        if claim.occasion.unknown
    )

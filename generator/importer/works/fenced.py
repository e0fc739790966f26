"""BibTeX in blocks of code: it says more of the works of the list, or tells works that stand nowhere else in it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.importer.entries.candidate import Candidate, candidate_of
from generator.importer.pages.roles import role_of
from generator.importer.words.wording import fold
from generator.importer.works.bibliography import is_bibtex, read_bibtex
from generator.importer.works.reading import Aside, aside_of, checked

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.importer.pages.block import Block
    from generator.importer.words.occasion import Venues

_FEW = 3
"""How many entries there must be: fewer are how the list wants to be cited."""


def with_fenced(
    claims: Sequence[Candidate | Aside], blocks: Iterable[Block], source: str, venues: Venues
) -> tuple[Candidate | Aside, ...]:
    """Return claims with what the BibTeX of a page adds: venues, years and authors that were not told, and other works."""
    fences = [
        (block, list(read_bibtex(block.runs[0].text, venues)))
        for block in blocks
        if block.shape == "code" and not block.reason and block.runs and is_bibtex(block.runs[0].text)
        if role_of(block.headings) == "papers"
    ]
    if sum(len(entries) for _, entries in fences) < _FEW:
        return tuple(claims)
    lines = {block.line for block, _ in fences}
    kept = [claim for claim in claims if not (isinstance(claim, Aside) and claim.line in lines)]
    places = {fold(claim.title): place for place, claim in enumerate(kept) if isinstance(claim, Candidate)}
    for block, entries in fences:
        kept.append(aside_of(replace(block, shape="code"), "BibTeX of works of the list"))
        for told, entry, people in entries:
            if isinstance(entry, str):
                continue
            links = tuple(replace(link, line=block.line) for link in entry.links)
            where = replace(told, line=block.line, headings=block.headings)
            candidate = candidate_of(replace(entry, links=links), where, "papers", source, venues)
            candidate = replace(candidate, people=people)
            place = places.get(fold(candidate.title))
            if place is None:
                places[fold(candidate.title)] = len(kept)
                kept.append(checked(candidate, block))
            else:
                kept[place] = _told_more(kept[place], candidate)
    return tuple(kept)


def _told_more(claim: Candidate | Aside, told: Candidate) -> Candidate | Aside:
    """Return a claim with the occasion and the authors that it lacks."""
    if isinstance(claim, Aside):
        return claim
    where = claim.occasion
    occasion = told.occasion if where.venue is None and not where.unknown else where
    return replace(
        claim, occasion=replace(occasion, year=where.year or told.occasion.year), people=claim.people or told.people
    )

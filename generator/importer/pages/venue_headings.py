"""Headings that name venues which are not known: their neighbours, which name known ones, tell what they are."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from generator.importer.pages.headings import heading_occasion, named_by
from generator.importer.words.journal_names import is_named_journal
from generator.importer.words.venue_names import is_journal, is_well_known
from generator.importer.words.venue_shapes import looks_like_venue

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.importer.pages.block import Block, Heading
    from generator.importer.words.occasion import Venues


def venue_headings(blocks: Iterable[Block], venues: Venues) -> frozenset[str]:
    """Return the headings that are abbreviations or names of journals among headings most of which name venues."""
    families: defaultdict[tuple[object, ...], dict[str, Heading]] = defaultdict(dict)
    for block in blocks:
        for depth, heading in enumerate(block.headings):
            families[heading.level, *block.headings[:depth]][heading.text] = heading
            families[heading.level,][heading.text] = heading
    found: set[str] = set()
    for family in families.values():
        read = {text: heading_occasion(heading, venues) for text, heading in family.items()}
        sure = sum(
            bool(said.venue or (said.unknown and said.year) or is_well_known(said.unknown)) for said in read.values()
        )
        journals = {
            text for text, said in read.items() if not (said.venue or said.unknown) and _is_journal(text, venues)
        }
        named = sure > 1 and sure * 3 >= len(read) and (sure + len(journals)) * 2 >= len(read)
        if named:
            found |= journals
        if named or sure * 2 >= len(read):
            found |= {text for text, said in read.items() if said.unknown and not said.year}
    return frozenset(found)


def _is_journal(heading: str, venues: Venues) -> bool:
    name = named_by(heading, venues).unknown
    return is_journal(name) or is_named_journal(name) or looks_like_venue(name)

"""Works that a list names by nothing but their identifiers: ``- https://arxiv.org/abs/…``, ``- [arXiv:2301.00001](…)``."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.importer.entries.candidate import Candidate, candidate_of
from generator.importer.entries.entry import Entry, Hyperlink
from generator.importer.entries.tabular import identifier_url
from generator.importer.pages.block import ITEM_LEVEL
from generator.importer.pages.roles import role_of
from generator.importer.words.link_labels import is_publication
from generator.importer.words.links import target_of
from generator.importer.works.reading import Aside

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.importer.entries.sections import Section
    from generator.importer.pages.block import Block
    from generator.importer.words.occasion import Venues

_MANY, _MOSTLY = 3, 0.8
"""How many entries of a section must be identifiers, and which share of those that claim no work otherwise, from 0 to 1."""


def identified(block: Block, url: str, source: str, venues: Venues) -> Candidate:
    """Return the work at an address; its title is not known, unless another list of the same run has it."""
    identifier = target_of(url).identifier
    name = (
        f"{'arXiv' if identifier.kind == 'arxiv' else identifier.kind.upper()}:{identifier.value}"
        if identifier
        else url
    )
    entry = Entry(name, links=(Hyperlink("paper", url, block.line),))
    return replace(candidate_of(entry, block, "papers", source, venues), is_untitled=True)


def with_identified(
    claims: Iterable[Candidate | Aside], sections: Iterable[Section], source: str, venues: Venues
) -> tuple[Candidate | Aside, ...]:
    """Return claims, those of identifiers alone as works, where a section lists several and hardly anything else without a title."""
    told = list(claims)
    untitled = {claim.line for claim in told if isinstance(claim, Aside)}
    works = {line: one for section in sections for line, one in _listed(section, untitled).items()}
    return tuple(
        identified(*works[claim.line], source, venues)
        if isinstance(claim, Aside) and claim.reason == "no title" and claim.line in works
        else claim
        for claim in told
    )


def _listed(section: Section, untitled: set[int]) -> dict[int, tuple[Block, str]]:
    """Return the entries of a section that are identifiers alone, by their lines."""
    left = [block for block in section.blocks if block.line in untitled and not _is_elsewhere(block)]
    found = {block.line: (block, url) for block in left if (url := _address(block))}
    keys = {target_of(url).key for _, url in found.values()}
    nested = any(heading.level >= ITEM_LEVEL for heading in section.headings)
    holds = not nested and role_of(section.headings) == "papers" and len(keys) >= _MANY
    return found if holds and len(found) >= len(left) * _MOSTLY else {}


def _is_elsewhere(block: Block) -> bool:
    """Tell whether a block is an address where works are published, and holds no identifier."""
    links = [run.url for run in block.runs if run.url]
    words = "".join(run.text for run in block.runs if not run.url)
    alone = len(links) == 1 and re.search(r"\w", words) is None
    return alone and is_publication(links[0]) and not _address(block)


def _address(block: Block) -> str:
    """Return the address of a block that is nothing but an identifier; nothing for any other."""
    spoken = [run for run in block.runs if re.search(r"\w", run.text) or run.url or run.image]
    if block.shape not in {"item", "paragraph"} or len(spoken) != 1 or not spoken[0].url:
        return ""
    try:
        target = target_of(spoken[0].url)
    except ValueError:
        return ""
    named = spoken[0].is_bare or identifier_url(spoken[0].text.strip("[]() ")) is not None
    return spoken[0].url if named and target.identifier is not None else ""

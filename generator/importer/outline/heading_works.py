"""Headings that are titles of works, with what belongs to these below: authors, venue, links, and maybe a description."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from generator.importer.entries.title_keys import is_title_line
from generator.importer.words.link_labels import is_publication, is_repository, resource_type

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.importer.pages.block import Block

_MANY = 3
"""How many headings of a level are works with links, for one without to be believed."""
_HOME = re.compile(r"https?://[^/]+/[^/]+/[^/#?]+/?", re.IGNORECASE)
"""The address of a whole repository."""
_ENDS = frozenset({"heading", "table", "rule", "code"})


class Probe(Protocol):
    """Judges single blocks."""

    def is_work(self, block: Block) -> bool:
        """Tell whether a block names a work by itself."""

    def is_detail(self, block: Block) -> bool:
        """Tell whether a block says only what belongs to a work above it."""

    def is_title(self, block: Block) -> bool:
        """Tell whether a block is a title and nothing else, or with what belongs to it."""

    def is_keyed(self, block: Block) -> bool:
        """Tell whether a block says what it leads to: ``Paper: https://…``."""

    def is_name(self, block: Block) -> bool:
        """Tell whether a heading may be the short name of a work, and promises nothing else."""


@dataclass(frozen=True)
class _Below:
    """What stands below a heading: where what belongs to its work ends, what that is, and whether a description follows."""

    end: int
    details: tuple[Block, ...]
    is_told: bool

    @property
    def has_link(self) -> bool:
        return any(part.links for part in self.details)

    @property
    def is_published(self) -> bool:
        return any(is_publication(run.url) for part in self.details for run in part.runs if run.url)


def heading_works(blocks: Sequence[Block], probe: Probe) -> dict[int, int]:
    """Return where headings stand that are titles of works, each with the place where what belongs to it ends.

    One such heading alone is not believed, unless each line below says what it leads to, or it names software. Where several of a level are works, so are
    those that have no links, or are too short for titles.
    """
    found: dict[int, int] = {}
    likely: dict[int, int] = {}
    bare: dict[int, int] = {}
    sure: dict[int, int] = {}
    levels: dict[int, int] = {}
    for place, block in enumerate(blocks):
        below = _below(blocks, place, probe) if block.shape == "heading" and re.search(r"\w", block.text) else None
        if (end := _sure_end(blocks, place, probe)) is not None:
            sure[place] = end
            continue
        if below is None or not (below.is_told or below.is_published):
            continue
        if not probe.is_title(block):
            likely |= {place: below.end} if below.is_published else {}
        elif not below.is_told or below.has_link or (probe.is_work(block) and (below.details or block.links)):
            found[place] = below.end
            levels[block.level] = levels.get(block.level, 0) + 1
        elif below.details:
            bare[place] = below.end
    for others, enough in ((bare, _MANY), (likely, _MANY - 1)):
        found |= {place: end for place, end in others.items() if levels.get(blocks[place].level, 0) >= enough}
    found = {place: end for place, end in found.items() if levels[blocks[place].level] > 1}
    return dict(sorted((found | sure).items()))


def _sure_end(blocks: Sequence[Block], place: int, probe: Probe) -> int | None:
    """Return where what belongs to a heading ends that is a work for sure: by what each line below says, or as software."""
    if blocks[place].shape != "heading":
        return None
    end = next((at for at in range(place + 1, len(blocks)) if blocks[at].shape in _ENDS), len(blocks))
    details = _details(blocks[place + 1 : end], probe)
    named = _names_software(blocks[place]) and all(map(_is_aside, details))
    return end if named or _is_keyed(blocks[place], details, probe) else None


def _below(blocks: Sequence[Block], place: int, probe: Probe) -> _Below | None:
    """Return what stands below a heading; nothing when works of their own do."""
    end = next((at for at in range(place + 1, len(blocks)) if blocks[at].shape in _ENDS), len(blocks))
    inner = blocks[place + 1 : end]
    details = _details(inner, probe)
    if len(details) > 1 and (all(map(_is_address, details)) or _tell_works(details)):
        return None
    if all(probe.is_detail(part) for part in details):
        return _Below(end, details, is_told=True)
    told = 0
    while all(probe.is_detail(part) for part in _parts(inner[told])):
        told += 1
    first = _details(inner[:told], probe)
    plain = all(block.shape == "paragraph" and not probe.is_work(block) for block in inner[told:])
    return _Below(place + 1 + told, first, is_told=False) if plain and told else None


def _details(blocks: Sequence[Block], probe: Probe) -> tuple[Block, ...]:
    """Return what stands below a heading, without what unfolds."""
    parts = [part for block in blocks for part in _parts(block) if part.shape not in {"close", "summary", "comment"}]
    folded = _folded(blocks)
    open_end = sum((block.shape == "summary") - (block.shape == "close") for block in blocks) > 0
    return tuple(
        part for part in parts if part.line not in folded or (open_end and part.links and probe.is_detail(part))
    )


def _is_keyed(block: Block, details: Sequence[Block], probe: Probe) -> bool:
    """Tell whether a name stands above nothing but lines that say what they lead to, one of them a paper."""
    urls = [run.url for part in details for run in part.runs if run.url]
    return (
        block.level > 1
        and not block.links
        and len(details) > 1
        and all(part.shape == "item" and probe.is_keyed(part) for part in details)
        and not _tell_works(details)
        and any(map(is_publication, urls))
        and probe.is_name(block)
    )


def _tell_works(details: Sequence[Block]) -> bool:
    """Tell whether several lines say that they are titles: works of their own."""
    return sum(is_title_line(part.runs) for part in details) > 1


def _names_software(block: Block) -> bool:
    """Tell whether a heading begins with the name of a repository, its address behind it, and goes on to say what it is."""
    spoken = [run for run in block.runs if re.search(r"\w", run.text) and not run.image]
    if len(spoken) < 2 or not _HOME.fullmatch(spoken[0].url) or not is_repository(spoken[0].url):
        return False
    said = "".join(run.text for run in spoken[1:])
    return resource_type(spoken[0].text) is None and len(said.split()) >= _MANY


def _is_aside(block: Block) -> bool:
    """Tell whether what stands below the name of software is no entry: no paper, and no other repository."""
    urls = [run.url for run in block.runs if run.url]
    return not any(is_publication(url) or (is_repository(url) and _HOME.fullmatch(url)) for url in urls)


def _is_address(block: Block) -> bool:
    """Tell whether an item is nothing but an address: several below a heading are its list."""
    return block.shape == "item" and all(run.is_bare or not run.text.strip() for run in block.runs)


def _parts(block: Block) -> tuple[Block, ...]:
    return block.children or (block,)


def _folded(blocks: Iterable[Block]) -> set[int]:
    """Return the lines of blocks that stand within ``<details>``."""
    lines, depth = set(), 0
    for block in blocks:
        depth += (block.shape == "summary") - (block.shape == "close" and depth > 0)
        if depth:
            lines |= {block.line, *(child.line for child in block.children)}
    return lines

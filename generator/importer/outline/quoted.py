"""What is quoted below an item, with ``>``: works of their own, or what belongs to the item."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from generator.importer.outline.several import numbered_parts
from generator.importer.pages.roles import role_of
from generator.importer.pages.runs import HARD_BREAK, Run
from generator.importer.words.link_labels import is_publication, is_repository, resource_type

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.importer.pages.block import Block


class Probe(Protocol):
    """Judges single blocks."""

    def is_work(self, block: Block) -> bool:
        """Tell whether a block names a work by itself."""

    def is_detail(self, block: Block) -> bool:
        """Tell whether a block says only what belongs to a work above it."""

    def is_reference(self, block: Block) -> bool:
        """Tell whether a block cites a work, with hardly a word beside."""


def with_quotes(blocks: Sequence[Block], probe: Probe) -> tuple[Block, ...]:
    """Return blocks with each work that is quoted an item, and other quotes joined to the item above that they tell of.

    The first work quoted below a project has the links of the project, which is none besides.
    """
    found: list[Block] = []
    owner = -1
    for block in blocks:
        if not block.is_quote or block.shape != "paragraph" or block.reason:
            found.append(block)
            owner = len(found) - 1 if block.shape == "item" and not block.reason else -1
            continue
        parts = numbered_parts(block)
        if all(probe.is_reference(part) for part in parts):
            above = found[owner] if owner >= 0 and _is_project(found[owner], probe) else None
            if above is not None:
                parts = (replace(parts[0], runs=(*parts[0].runs, *_links(above))), *parts[1:])
                bare = tuple(replace(run, url="") for run in above.runs)
                found[owner] = replace(above, runs=bare, reason="its paper is quoted below")
            found += (replace(part, shape="item") for part in parts)
        elif owner >= 0 and probe.is_detail(block) and probe.is_work(found[owner]):
            runs = (*found[owner].runs, Run(HARD_BREAK, line=block.line), *block.runs)
            found[owner] = replace(found[owner], runs=runs)
        else:
            found.append(block)
    return tuple(found)


def _is_project(block: Block, probe: Probe) -> bool:
    """Tell whether an item names a project, and no paper: none of its links leads to a publication."""
    links = [run.url for run in block.runs if run.url]
    return (
        bool(links)
        and not block.reason
        and role_of(block.headings) == "papers"
        and probe.is_work(block)
        and not any(map(is_publication, links))
    )


def _links(block: Block) -> tuple[Run, ...]:
    """Return the links of a project on a line of their own, with labels of links to code and home."""
    found: list[Run] = [Run(HARD_BREAK, line=block.line)]
    for run in block.runs:
        if run.url:
            kept = run.text if resource_type(run.text) is not None else ""
            label = kept or ("code" if is_repository(run.url) else "project")
            found += [Run(" ", line=run.line), replace(run, text=label, strong=False, emphasis=False)]
    return tuple(found)

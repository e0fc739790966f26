"""Summaries that are titles of works, what belongs to each unfolding below: ``<details><summary>A Title</summary> … </details>``."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from generator.importer.outline.heading_cards import Card, heading_cards
from generator.importer.words.link_labels import is_publication
from generator.importer.words.links import identifier_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.importer.pages.block import Block
    from generator.importer.pages.runs import Run

_MANY = 2
"""How many summaries of a page must be works, for one to be believed."""
_ENDS = frozenset({"heading", "summary", "table"})
"""What does not unfold below a title."""


class Probe(Protocol):
    """Judges single blocks."""

    def is_work(self, block: Block) -> bool:
        """Tell whether a block names a work by itself."""

    def is_detail(self, block: Block) -> bool:
        """Tell whether a block says only what belongs to a work above it."""

    def is_title(self, block: Block) -> bool:
        """Tell whether a block is a title and nothing else, or with what belongs to it."""

    def is_citation(self, block: Block) -> bool:
        """Tell whether a block without links cites a work."""


def cards_of(blocks: Sequence[Block], probe: Probe) -> Mapping[int, Card]:
    """Return the works that headings name above lists of fields, and those whose titles are summaries, by the places of these."""
    return {**heading_cards(blocks), **unfolding_works(blocks, probe)}


def unfolding_works(blocks: Sequence[Block], probe: Probe) -> Mapping[int, Card]:
    """Return the works whose titles are summaries, by the places of these; none where hardly any summary is one."""
    found = {
        place: card
        for place, block in enumerate(blocks)
        if block.shape == "summary" and (card := _card(blocks, place, probe)) is not None
    }
    return found if len(found) >= _MANY else {}


def _card(blocks: Sequence[Block], place: int, probe: Probe) -> Card | None:
    """Return the work of a summary; nothing when it is no title, or when works of their own unfold below, or nothing that leads anywhere."""
    end = next((at for at in range(place + 1, len(blocks)) if blocks[at].shape in {"close", *_ENDS}), len(blocks))
    if end == len(blocks) or blocks[end].shape != "close":
        return None
    head = _set(blocks[place])
    parts = [part for block in blocks[place + 1 : end] for part in _parts(block)]
    leading = [part for part in parts if _targets(part)]
    if not (probe.is_title(head) or probe.is_work(head)) or any(_is_other(part, probe) for part in leading):
        return None
    urls = [*_targets(head), *(url for part in leading for url in _targets(part))]
    if not any(map(is_publication, urls)) or not _is_one(urls):
        return None
    details = [part for part in parts if part in leading or probe.is_detail(part) or probe.is_citation(part)]
    return Card(end + 1, head, tuple(details), tuple(part for part in parts if part not in details))


def _parts(block: Block) -> Iterator[Block]:
    """Yield the lines of what unfolds, lists item by item."""
    if block.shape in {"comment", "rule"}:
        return
    if block.runs:
        yield replace(block, children=())
    for child in block.children:
        yield from _parts(child)


def _targets(block: Block) -> list[str]:
    return [run.url for run in block.runs if run.url and not run.url.startswith("#")]


def _is_other(block: Block, probe: Probe) -> bool:
    """Tell whether a line names a work itself."""
    return probe.is_work(block) and not probe.is_detail(block)


def _is_one(urls: Sequence[str]) -> bool:
    """Tell whether addresses are not those of several works."""
    found = {found for url in urls if (found := identifier_in(url)) is not None}
    return len(found) == len({identifier.kind for identifier in found})


def _set(summary: Block) -> Block:
    """Return a summary as an item with its title set in bold, where nothing in it is set apart."""
    spoken = [run for run in summary.runs if re.search(r"\w", run.text)]
    is_set = any(run.strong or run.url for run in spoken)
    return replace(summary, shape="item", runs=summary.runs if is_set else tuple(map(_bold, summary.runs)), level=0)


def _bold(run: Run) -> Run:
    return replace(run, strong=True)

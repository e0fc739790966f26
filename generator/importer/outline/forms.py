"""Items that are names above forms, filled in below them a line each: ``CMB``, then ``地址: https://…`` and ``简介: …``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from generator.importer.entries.stretches import likeness

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.importer.pages.block import Block

_NAMED = 0.3
"""Likeness to a title of a single word."""


class Probe(Protocol):
    """Judges single blocks."""

    def is_field(self, block: Block) -> bool:
        """Tell whether a block says what it is, before a colon."""

    def is_keyed(self, block: Block) -> bool:
        """Tell whether a block says what it leads to."""


def heads_form(item: Block, children: Sequence[Block], probe: Probe) -> bool:
    """Tell whether an item without links is a name, and what stands below it a form filled in, with a link at least."""
    if not children or any(run.url for run in item.runs) or likeness(item.text) < _NAMED:
        return False
    filled = all(probe.is_field(child) and not child.children for child in children)
    return filled and any(map(probe.is_keyed, children))

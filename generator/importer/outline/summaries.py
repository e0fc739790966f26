"""Titles in lines of their own, linked or bold, below which a list sums up the work, and somewhere leads to its code."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.importer.pages.block import Block


class Probe(Protocol):
    """Judges single blocks."""

    def is_detail(self, block: Block) -> bool:
        """Tell whether a block says only what belongs to a work above it."""

    def has_linked_title(self, block: Block) -> bool:
        """Tell whether the label of a link is the title of the block."""

    def is_title(self, block: Block) -> bool:
        """Tell whether a block is a title and nothing else, or with what belongs to it."""


@dataclass(frozen=True)
class Summary:
    """What stands below a title: the lines that lead to what belongs to the work, and those that only tell of it."""

    details: tuple[Block, ...]
    remarks: tuple[Block, ...]


def summarised(blocks: Sequence[Block], place: int, probe: Probe) -> Summary | None:
    """Return what the list below a linked title says of its work; nothing where it leads to works of its own, or nowhere."""
    head, after = blocks[place], blocks[place + 1] if place + 1 < len(blocks) else None
    if after is None or head.shape != "paragraph" or after.shape != "list":
        return None
    spoken = [run for run in head.runs if re.search(r"\w", run.text) and not run.image]
    is_linked = len(spoken) == 1 and bool(spoken[0].url) and probe.has_linked_title(head)
    is_bold = bool(spoken) and all(run.strong and not run.url for run in spoken)
    if not (is_linked or is_bold) or not probe.is_title(head):
        return None
    lines = after.children
    leading = [line for line in lines if any(not run.url.startswith("#") for run in line.runs if run.url)]
    if not leading or any(line.children for line in lines) or not all(map(probe.is_detail, leading)):
        return None
    return Summary(tuple(leading), tuple(line for line in lines if line not in leading))

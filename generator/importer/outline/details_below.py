"""Lists and paragraphs below a title that stands in a line of its own: its links, its authors, where it appeared."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.importer.pages.block import Block

_MOST_CREDITS = 3
"""How many lines tell at most who wrote a work and where it appeared: more are a list of people."""


class Probe(Protocol):
    """Judges single blocks."""

    def is_title(self, block: Block) -> bool:
        """Tell whether a block is a title and nothing else, or with what belongs to it."""

    def is_detail(self, block: Block) -> bool:
        """Tell whether a block says only what belongs to a work above it."""

    def is_credit(self, block: Block) -> bool:
        """Tell whether a block says only who wrote a work or where it appeared, and leads nowhere."""

    def is_named_address(self, block: Block) -> bool:
        """Tell whether a block is an address with a word or two before it."""

    def is_promised(self, block: Block) -> bool:
        """Tell whether a block says what it will lead to, and nothing else yet."""


def details_after(blocks: Sequence[Block], place: int, begin: int, probe: Probe, *, alone: bool = False) -> int:
    """Return where the lists and paragraphs end that only say more about the paragraph at ``place``.

    What leads nowhere belongs to it at the end as well when it says who wrote the work, or where it appeared; paragraphs do
    not where such a one stands above the title. ``begin`` is where blocks begin that belong to no other work. With
    ``alone``, none of what stands below need be a link.
    """
    if blocks[place].shape != "paragraph" or not probe.is_title(blocks[place]):
        return place
    credits_above = place > begin and ends_with_credits(blocks[place - 1], probe)
    end = last = place + 1
    while end < len(blocks) and blocks[end].shape in {"paragraph", "list"}:
        parts = _parts(blocks[end])
        if not _are_details(parts, probe):
            break
        end += 1
        credited = ends_with_credits(blocks[end - 1], probe) and not (
            blocks[end - 1].shape == "paragraph" and credits_above
        )
        leads = any(part.links or probe.is_promised(part) for part in parts)
        last = end if leads or credited else last
    inner = [part for block in blocks[place:last] for part in _parts(block)]
    has_link = any(run.url and not run.url.startswith("#") for part in inner for run in part.runs)
    told = alone and any(probe.is_credit(part) for part in inner[1:])
    return last if has_link or told or any(map(probe.is_promised, inner[1:])) else place


def ends_with_credits(block: Block, probe: Probe) -> bool:
    """Tell whether a block says who wrote a work, or where it appeared, in a line or a few."""
    parts = _parts(block)
    shaped = block.shape in {"paragraph", "list"} and len(parts) <= _MOST_CREDITS
    return shaped and any(map(probe.is_credit, parts))


def _parts(block: Block) -> tuple[Block, ...]:
    return block.children or (block,)


def _are_details(parts: Sequence[Block], probe: Probe) -> bool:
    """Tell whether parts only say more; addresses with a name do beside what surely does."""
    sure = [part for part in parts if probe.is_detail(part) and not part.children]
    named = [part for part in parts if part not in sure and probe.is_named_address(part)]
    return len(sure) + len(named) == len(parts) and (not named or any(part.links for part in sure))

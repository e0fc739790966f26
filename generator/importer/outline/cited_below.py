"""Items that only name a group or a method, the works they stand for cited below, and links beside these."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from generator.importer.pages.runs import HARD_BREAK, Run
from generator.importer.words.dates import take_short_year, take_year

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.importer.pages.block import Block

_ARXIV = re.compile(r"(?<=/)\d{4}\.\d{4,5}(?!\d)")


class Probe(Protocol):
    """Judges single blocks."""

    def is_citation(self, block: Block) -> bool:
        """Tell whether a block without links cites a work: its title, with its authors or with where it appeared."""

    def is_bare_link(self, block: Block) -> bool:
        """Tell whether a block is nothing but links."""

    def has_linked_title(self, block: Block) -> bool:
        """Tell whether the label of a link is the title of the block."""

    def is_detail(self, block: Block) -> bool:
        """Tell whether a block says only what belongs to a work above it."""

    def is_work(self, block: Block) -> bool:
        """Tell whether a block names a work by itself: a title with a link, or with where it appeared."""

    def is_title(self, block: Block) -> bool:
        """Tell whether a block is a title and nothing else, or with what belongs to it."""

    def is_signed(self, block: Block) -> bool:
        """Tell whether a block without links is authors, then words in italics, then a year."""


def only_says_where(child: Block, item: Block, probe: Probe) -> bool:
    """Tell whether a line below a title with links says who wrote it, where and when, and is no work: ``Ann Doe, Cy Roe. *Rib Letters*, 2020.``.

    What is in italics there may look like a title as well as the name of a journal does.
    """
    return probe.is_signed(child) and probe.is_title(item) and probe.is_work(item)


def cited_below(item: Block, children: Sequence[Block], probe: Probe) -> tuple[Block, ...]:
    """Return the works that are cited below an item, with the links of the item and those that stand beside them.

    Where several works are cited, a link goes to the one with its identifier, else to that of the year that it names, else to the first.

    Nothing when the item is a work itself, when other works stand below it, or when no link does: ``- **RibNet**``, below it
    ``- Counting Ribs, KDD 2019`` and ``- [[Paper]](…)``; ``- A Lab [[Paper]](…)``, below it ``- Ann Doe, Cy Roe, A Title, KDD 2019``.
    """
    cited = [child for child in children if probe.is_citation(child) and not only_says_where(child, item, probe)]
    others = [child for child in children if child not in cited]
    links = [run for block in (item, *others) for run in block.runs if run.url]
    fits = (
        bool(cited and links)
        and all(probe.is_detail(other) and not other.children for other in others)
        and not any(child.children for child in cited)
        and not probe.is_citation(item)
        and not probe.has_linked_title(item)
        and not (others and len(cited) > 1)
    )
    if not fits:
        return ()
    said = ["".join(run.text for run in child.runs) for child in cited]
    mine: list[list[Run]] = [[] for _ in cited]
    for run in links:
        mine[_told_by(run, said)] += [Run(" ", line=run.line), run]
    return tuple(
        replace(child, runs=(*child.runs, Run(HARD_BREAK, line=child.line), *linked) if linked else child.runs)
        for child, linked in zip(cited, mine, strict=True)
    )


def _told_by(link: Run, said: Sequence[str]) -> int:
    """Return the place of the citation that a link belongs to: ``arXiv:1501.00092`` for ``https://arxiv.org/abs/1501.00092``."""
    number = _ARXIV.search(link.url)
    named = next((place for place, text in enumerate(said) if number and number[0] in text), None)
    if named is not None:
        return named
    year, years = _year(link.text), [_year(text) for text in said]
    return years.index(year) if year in years else 0


def _year(text: str) -> int | None:
    """Return the year that a text names: ``[Paper-ECCV14]``, ``arXiv:1501.00092``."""
    found, _ = take_year(text)
    return found or take_short_year(re.sub(r"[\[\]()]", "", text))[0]

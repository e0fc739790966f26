"""Counts of citations and of stars in brackets: ``(CVPR 2020, 900+ citations)``. They are left out; what remains says where and when."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.importer.pages.block import Block
    from generator.importer.pages.runs import Run

_COUNT = (
    r"(?:(?:over|about|more than|>|~)\s*)?\d[\d,.]*[kK]?\s*\+?\s*(?:(?:google )?citations?|cites|github stars?|stars?)"
    r"|(?:cited by|citations?|cites|stars)\s*[:=]?\s*>?\d[\d,.]*[kK]?\+?|cited (?:over )?\d[\d,.]*[kK]?\+? times"
)
_BEHIND = re.compile(rf"(?<=[^\s(\[])\s*[,;|]\s*(?:{_COUNT})(?=\s*[)\],;|])", re.IGNORECASE)
_BEFORE = re.compile(rf"(?<=[(\[])\s*(?:{_COUNT})\s*[,;|]\s*(?=[^\s)\]])", re.IGNORECASE)


def without_counts(block: Block) -> Block:
    """Return a block, and what it holds, without the counts that stand beside something else in brackets."""
    return replace(
        block,
        runs=tuple(map(_uncounted, block.runs)),
        cells=tuple((head, tuple(map(_uncounted, runs))) for head, runs in block.cells),
        children=tuple(map(without_counts, block.children)),
    )


def without_counts_in(text: str) -> str:
    """Return a text without the counts beside something else in its brackets.

    >>> without_counts_in("Kites (ICDE 2020, 20+ citations), kites (1.2k stars; 2019), and (40 citations)")
    'Kites (ICDE 2020), kites (2019), and (40 citations)'
    """
    return _BEFORE.sub("", _BEHIND.sub("", text))


def _uncounted(run: Run) -> Run:
    return run if run.code or run.image else replace(run, text=without_counts_in(run.text))

"""Sentences right below the lines of a work, in one paragraph with these: they tell of the work, and are no part of it."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from generator.importer.pages.runs import plain_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.importer.pages.block import Block

_SENTENCE = re.compile(r"(?:\S+ ){5,}.*[.!?\u3002]")
_FEW = 3
"""Words beside an address, at most: ``Paper: https://…``."""


def with_prose_apart(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return the blocks of a page, sentences below a heading and an address in a line of its own apart from these."""
    return (*blocks[:1], *(part for above, block in pairwise(blocks) for part in _parted(above, block)))


def _parted(above: Block, block: Block) -> Iterator[Block]:
    runs = block.runs
    last = max((place for place, run in enumerate(runs) if run.url), default=-1)
    end = next((place for place, run in enumerate(runs) if place > last and run.is_break), len(runs))
    begin = max((place + 1 for place, run in enumerate(runs[:end]) if run.is_break), default=0)
    words = plain_text(run for run in runs[begin:end] if not run.is_bare)
    told = runs[end + 1 :]
    is_below = above.shape == "heading" and block.shape == "paragraph" and last >= 0
    if is_below and runs[last].is_bare and len(words.split()) <= _FEW and _SENTENCE.fullmatch(plain_text(told)):
        yield replace(block, runs=runs[:end])
        yield replace(block, runs=told, line=told[0].line or block.line)
    else:
        yield block

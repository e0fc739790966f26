"""Tables that tell one work each, a line for each thing said of it: ``| Title | A Title |``, ``| Authors | Ann Doe |``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.importer.entries.fields import field_of
from generator.importer.pages.block import Block
from generator.importer.pages.runs import HARD_BREAK, Run, plain_text
from generator.importer.words.link_labels import resource_type
from generator.importer.words.wording import bare_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_MANY = 2
"""How many tables of a page must tell a work each, for one to be believed; and how many lines one has at least."""
_Line = tuple[str, tuple[Run, ...]]


def with_upright_tables(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return the blocks of a page, each table that tells one work as an item."""
    works = {place: work for place, block in enumerate(blocks) if (work := _work(block)) is not None}
    if len(works) < _MANY:
        return tuple(blocks)
    return tuple(works.get(place, block) for place, block in enumerate(blocks))


def _work(block: Block) -> Block | None:
    """Return the work of a table, its title the first line; nothing when its lines do not say what they are."""
    if block.shape != "table" or not block.children:
        return None
    lines = list(_lines(block))
    keys = [bare_words(key) for key, _ in lines]
    titles = [place for place, key in enumerate(keys) if field_of(key) == "title"]
    told = all(field_of(key) or resource_type(key) is not None for key in keys)
    if len(titles) != 1 or not told or len(keys) <= _MANY or len(set(keys)) < len(keys):
        return None
    ordered = [lines[titles[0]], *(line for place, line in enumerate(lines) if place != titles[0])]
    runs: list[Run] = []
    for key, said in ordered:
        runs += [Run(HARD_BREAK, line=block.line)] if runs else []
        runs += [Run(f"{key}: ", line=said[0].line or block.line), *said]
    return Block("list", block.line, children=(Block("item", block.line, tuple(runs)),))


def _lines(table: Block) -> Iterator[_Line]:
    """Yield what a table says, line by line; its head is one of them."""
    heads = [head for head, _ in table.children[0].cells]
    if len(heads) == _MANY and re.search(r"\w", heads[0]) and re.search(r"\w", heads[1]):
        yield heads[0], (Run(heads[1], line=table.line),)
    for row in table.children:
        cells = [runs for _, runs in row.cells]
        if len(cells) != _MANY:
            yield "", (Run(""),)
        elif any(run.url or re.search(r"\w", run.text) for run in cells[1]):
            yield plain_text(cells[0]), cells[1]

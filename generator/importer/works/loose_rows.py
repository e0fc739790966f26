"""Rows of tables whose columns are not known: the column that has the titles, told by what its cells hold."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from generator.importer.entries.stretches import likeness
from generator.importer.pages.runs import plain_text
from generator.importer.words.people import looks_like_people
from generator.importer.works.loose_titles import Opening, named_opening
from generator.importer.works.parting import lines_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from generator.importer.pages.block import Block
    from generator.importer.pages.runs import Run

_NAMED = 0.3
"""Likeness of a name of one word."""
_MOSTLY = 0.6
"""How many cells of a column must be names, from 0 to 1, and how many at most may be names of people."""
_LONGEST = 30
_ADDRESS = re.compile(r"https?://|www\.")


def title_columns(blocks: Iterable[Block]) -> Mapping[int, int]:
    """Return for each table, by the line where it begins, which of its columns holds the titles: the first whose cells may nearly all be some."""
    tables: defaultdict[int, list[Block]] = defaultdict(list)
    for block in blocks:
        if block.shape == "row":
            tables[block.group].append(block)
    found = {group: _title_column(rows) for group, rows in tables.items()}
    return {group: column for group, column in found.items() if column is not None}


def row_opening(row: Block, columns: Mapping[int, int]) -> Opening | None:
    """Return how a row begins as a work: with the cell in the column of the titles, all others behind it."""
    column = columns.get(row.group)
    if column is None or column >= len(row.cells) or not _may_name(row.cells[column][1]):
        return None
    return named_opening(
        row.cells[column][1], (), tuple(line for line in lines_of(row) if not _is_in(line, row.cells[column][1]))
    )


def _is_in(line: Sequence[Run], cell: Sequence[Run]) -> bool:
    return all(any(run is other for other in cell) for run in line)


def _title_column(rows: Sequence[Block]) -> int | None:
    for column in range(max(len(row.cells) for row in rows)):
        cells = [row.cells[column][1] for row in rows if column < len(row.cells)]
        people = sum(looks_like_people(plain_text(cell)) for cell in cells)
        told = {plain_text(cell) for cell in cells if _may_name(cell)}
        if len(told) >= len(rows) * _MOSTLY and people < len(rows) * (1 - _MOSTLY):
            return column
    return None


def _may_name(cell: Sequence[Run]) -> bool:
    """Tell whether a cell may hold the title of its row."""
    text = plain_text(cell)
    return likeness(text) >= _NAMED and not _ADDRESS.search(text) and len(text.split()) <= _LONGEST

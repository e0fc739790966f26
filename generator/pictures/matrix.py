"""Dots in rows and columns, the larger the more records both have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.pictures.shapes import Caption, Cell, Mark, Picture, Row, Rule, Words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from generator.index import Group

LEFT = 190.0
SLOT = 26.0
LARGEST = 22.0
SLANT = 45
SLANTED_LETTER = 4.9
"""How far a letter of a slanted caption reaches to the side and up."""
WIDTH = 720.0


def matrix(
    words: Words,
    heads: tuple[str, Sequence[Group], Sequence[Group]],
    counts: Mapping[tuple[str, str], int],
    query: Callable[[Group, Group], str],
) -> Picture:
    """Return a picture of how many records each row shares with each column.

    Args:
        words: What is said of the picture.
        heads: What the rows are, then the rows, then the columns.
        counts: Records by ids of row and column; pairs without any may be missing.
        query: What Explore is asked for to show the records of a row and a column.
    """
    corner, rows, columns = heads
    slanted = max((len(_short(column.label)) for column in columns), default=0) > 5
    reach = SLANTED_LETTER * max((len(_short(column.label)) for column in columns), default=0) if slanted else 0
    top = 20.0 + reach
    slot = min(60.0, (WIDTH - LEFT - max(20.0, reach)) / max(1, len(columns)))
    most = max(counts.values(), default=1)
    marks, captions, rules, table = [], [], [], []
    for place, column in enumerate(columns):
        x = round(LEFT + slot * (place + 0.5), 2)
        captions.append(Caption(x, top - 8, _short(column.label), *(("start", -SLANT) if slanted else ("middle", 0))))
    for line, row in enumerate(rows):
        y = round(top + SLOT * (line + 0.5), 2)
        captions.append(Caption(LEFT - 12, y + 4, _short(row.label), "end"))
        rules.append(Rule(LEFT - 6, y, slot * len(columns) + 6))
        cells = []
        for place, column in enumerate(columns):
            number = counts.get((row.id, column.id), 0)
            cells.append(Cell(str(number), query(row, column) if number else ""))
            if number:
                size = round(max(3.0, LARGEST * (number / most) ** 0.5), 2)
                x = round(LEFT + slot * (place + 0.5), 2)
                label = f"{row.label}, {column.label}: {number}"
                marks.append(Mark("dot", x, y, size, size, 1, label, query(row, column)))
        table.append(Row(row.label, tuple(cells)))
    return Picture(
        words=words, width=WIDTH, height=top + SLOT * len(rows) + 8,
        marks=tuple(marks), captions=tuple(captions), rules=tuple(rules), legend=(),
        corner=corner, columns=tuple(column.label for column in columns), rows=tuple(table),
    )  # fmt: skip


def _short(text: str) -> str:
    return text if len(text) <= 24 else text[:23].rstrip() + "…"

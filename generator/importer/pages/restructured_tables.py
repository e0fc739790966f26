"""Tables of reStructuredText as rows of cells: simple ones, grids, and those that directives write as lists or CSV."""

from __future__ import annotations

import csv
import re
import unicodedata
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

Row = tuple[tuple[str, ...], int]
"""The cells of a row, and its line."""
Table = tuple[tuple[str, ...], list[Row], int]
"""The head of a table, its rows, and where it ends."""

_BORDER = re.compile(r"\s*=+(?: +=+)+\s*")
_SPAN = re.compile(r"\s*-+(?: +-+)*\s*")
_GRID = re.compile(r"\s*\+(?:[-=]+\+)+\s*")
_HEAD_END = re.compile(r"\s*\+(?:=+\+)+\s*")
_BETWEEN = re.compile(r"\s*[+|].*\+[-=]+\+.*")
_FILLER = "\0"
_ITEM = re.compile(r"(\* )?\s*- ?(.*)")


def simple_table(lines: Sequence[str], place: int) -> Table | None:
    """Return the simple table whose border stands at ``place``; nothing when none does."""
    if not _BORDER.fullmatch(lines[place]):
        return None
    borders = [at for at in range(place, len(lines)) if _BORDER.fullmatch(lines[at])]
    last = next((at for at in borders[1:] if at + 1 == len(lines) or not lines[at + 1].strip()), None)
    if last is None:
        return None
    starts = [found.start() for found in re.finditer("=+", lines[place])]
    inner = [at for at in borders if place < at < last]
    head_end = inner[0] if inner else place
    head = _rows(lines, range(place + 1, head_end), starts)
    names = [" ".join(part for part in parts if part) for parts in zip(*(cells for cells, _ in head), strict=True)]
    rows = _rows(lines, range(head_end + 1, last), starts)
    return tuple(names) or ("",) * len(starts), rows, last + 1


def _rows(lines: Sequence[str], places: Iterable[int], starts: Sequence[int]) -> list[Row]:
    """Return the rows that stand at ``places``; one whose first cell is empty goes on with the row before it."""
    rows: list[Row] = []
    for at in places:
        line = lines[at]
        if not line.strip() or _SPAN.fullmatch(line) or _BORDER.fullmatch(line):
            continue
        cells = _cut(line, [*starts, None])
        if cells[0] or not rows:
            rows.append((cells, at + 1))
        else:
            rows[-1] = (_joined(rows[-1][0], cells), rows[-1][1])
    return rows


def grid_table(lines: Sequence[str], place: int) -> Table | None:
    """Return the grid whose border stands at ``place``; nothing when none does."""
    if not _GRID.fullmatch(lines[place]):
        return None
    end = next((at for at in range(place, len(lines)) if not re.match(r"\s*[+|]", lines[at])), len(lines))
    marks = [at for at, char in enumerate(lines[place]) if char == "+"]
    head: tuple[str, ...] = ()
    rows: list[Row] = []
    is_new = True
    for at in range(place + 1, end):
        line = lines[at]
        if _HEAD_END.fullmatch(line):
            head, rows = (rows[0][0], []) if rows else ((), [])
        if _GRID.fullmatch(line) or _BETWEEN.fullmatch(line):
            is_new = True
            continue
        cells = tuple(cell.strip("| ") for cell in _cut(line, marks))
        if is_new:
            rows.append((cells, at + 1))
        else:
            rows[-1] = (_joined(rows[-1][0], cells), rows[-1][1])
        is_new = False
    return head or ("",) * (len(marks) - 1), rows, end


def directive_table(
    name: str, options: Mapping[str, str], lines: Sequence[tuple[str, int]]
) -> tuple[tuple[str, ...], list[Row]] | None:
    """Return the head and the rows of a table that a directive writes as a list or as CSV; nothing for other directives."""
    if name == "list-table":
        rows = _listed(lines)
    elif name == "csv-table":
        said = [(text, line) for text, line in lines if text.strip()]
        cells = csv.reader([text for text, _ in said], skipinitialspace=True)
        rows = [(tuple(one), line) for one, (_, line) in zip(cells, said, strict=False)]
    else:
        return None
    width = max((len(one) for one, _ in rows), default=0)
    rows = [((*one, *[""] * (width - len(one))), line) for one, line in rows]
    given = next(csv.reader([options.get("header", "")], skipinitialspace=True), [])
    count = int(options.get("header-rows", "0")) if options.get("header-rows", "0").isdecimal() else 0
    head = tuple(given) or (rows[0][0] if count and rows else ("",) * width)
    return head, rows[count:]


def _listed(lines: Iterable[tuple[str, int]]) -> list[Row]:
    rows: list[Row] = []
    for text, line in lines:
        found = _ITEM.fullmatch(text)
        if found and found[1]:
            rows.append(((found[2],), line))
        elif found and rows:
            rows[-1] = ((*rows[-1][0], found[2]), rows[-1][1])
        elif rows and text.strip():
            *cells, last = rows[-1][0]
            rows[-1] = ((*cells, f"{last}\n{text.strip()}"), rows[-1][1])
    return rows


def _cut(line: str, marks: Sequence[int | None]) -> tuple[str, ...]:
    """Return what stands between marks; wide letters count twice, as they are shown."""
    wide = "".join(char + _FILLER * (unicodedata.east_asian_width(char) in {"W", "F"}) for char in line)
    return tuple(wide[start:end].replace(_FILLER, "").strip() for start, end in pairwise(marks))


def _joined(above: tuple[str, ...], below: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"{one}\n{other}".strip() for one, other in zip(above, below, strict=True))

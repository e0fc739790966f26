"""Blocks that tell several works: a line each, or one after the other in a line."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.importer.entries.chunks import chunks_of
from generator.importer.entries.columns import head_column
from generator.importer.entries.entry import read_entry
from generator.importer.entries.stretches import likeness
from generator.importer.entries.titles import Habit
from generator.importer.outline.opened import is_addressed
from generator.importer.pages.runs import plain_text
from generator.importer.words.link_labels import is_publication, resource_type

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.importer.entries.clauses import Clauses
    from generator.importer.pages.block import Block
    from generator.importer.pages.runs import Run

_END = re.compile(r"\(([^()]*)\)(?=\s*(?:[,;+&]|and\b|as well as\b))")
"""A bracket behind which a list goes on to the next work: ``(CVPR 2020) and …``."""
_TITLED = 0.45
"""Likeness of a title of two words: what stands in brackets behind it says the rest."""
_WHOLE = 0.7
"""Likeness of what is no mere name."""
_LONGEST_NAMES = 80
_NAME = 4
"""Words of a name of a dataset, at most."""
_BETWEEN = re.compile(r"\s*(?:,|;|\+|&|,?\s*and\b|,?\s*as well as\b)\s*")
"""All that stands between two linked titles of a list: ``[A Title](…), [Another](…) and …``."""
_DATA = re.compile(r"\b(?:data ?sets?|benchmarks?|corpora|corpus)\b|数据集|基准", re.IGNORECASE)
_NUMBER = re.compile(r"\s*\[\d{1,4}\]\s*\S")
_JOINT = re.compile(r"^\s*(?:[,;+&]|and\b|as well as\b)\s*")


def split_works(block: Block, clauses: Clauses) -> tuple[Block, ...]:
    """Return the entries that stand in one block: each line one, or each linked title with its venue; else the block itself."""
    if block.shape == "row":
        return _split_row(block)
    return tuple(part for line in _split_lines(block, clauses) for part in _split_line(line, clauses))


def numbered_parts(block: Block) -> tuple[Block, ...]:
    """Return the lines of a block, each a block, when each begins with its number in square brackets: ``[1] … [2] …``."""
    rows: list[list[Run]] = [[]]
    for run in block.runs:
        rows.append([]) if run.is_break else rows[-1].append(run)
    lines = [tuple(row) for row in rows if any(run.text.strip() or run.url for run in row)]
    if len(lines) < 2 or not all(_NUMBER.match("".join(run.text for run in line)) for line in lines):
        return (block,)
    return tuple(replace(block, runs=line, line=_line(line, block)) for line in lines)


def _split_row(row: Block) -> tuple[Block, ...]:
    """Return a row for each of the works that its one cell with links names: ``[CoinSet](…) / [MintSet](…)``.

    Where several cells, under heads of no known meaning, each link a title to where it was published, each is a work.
    """
    works = [place for place, (head, runs) in enumerate(row.cells) if _cites(head, runs)]
    if len(works) > 1:
        shared = [(head, () if place in works else runs) for place, (head, runs) in enumerate(row.cells)]
        first, head = works[0], row.cells[works[0]][0]
        alone = ((*shared[:first], (head, row.cells[place][1]), *shared[first + 1 :]) for place in works)
        return tuple(replace(row, cells=cells, runs=tuple(run for _, cell in cells for run in cell)) for cells in alone)
    linked = [place for place, (_, runs) in enumerate(row.cells) if any(run.url for run in runs)]
    if len(linked) != 1:
        return (row,)
    head, runs = row.cells[linked[0]]
    named = [run for run in runs if run.url]
    between = "".join(run.text for run in runs if not run.url and not run.image)
    are_names = all(resource_type(run.text) is None and len(run.text.split()) <= _NAME for run in named)
    apart = re.fullmatch(r"[\s/,;|\u00b7]*", between) and re.search(r"[/,;|\u00b7]", between)
    if not (apart and are_names and (any(is_publication(run.url) for run in named) or _are_data(row, linked[0]))):
        return (row,)
    split = ((*row.cells[: linked[0]], (head, (run,)), *row.cells[linked[0] + 1 :]) for run in named)
    return tuple(replace(row, cells=cells, runs=tuple(run for _, cell in cells for run in cell)) for cells in split)


def _are_data(row: Block, place: int) -> bool:
    """Tell whether a cell stands in a column of datasets or benchmarks, and no other column names what its row is about."""
    others = {head_column(head) for at, (head, _) in enumerate(row.cells) if at != place}
    return _DATA.search(row.cells[place][0]) is not None and not others & {"title", "name", "venue"}


def _cites(head: str, runs: Sequence[Run]) -> bool:
    """Tell whether a cell links the title of a work to where it was published, and its head tells nothing of cells."""
    titles = [run for run in runs if run.url and likeness(run.text) >= _WHOLE and resource_type(run.text) is None]
    return len(titles) == 1 and is_publication(titles[0].url) and head_column(head) is None


def _split_lines(block: Block, clauses: Clauses) -> tuple[Block, ...]:
    """Return the entries that stand in one block, a line each; the block itself when its lines belong together."""
    rows: list[list[Run]] = [[]]
    for run in block.runs:
        rows.append([]) if run.is_break else rows[-1].append(run)
    lines = [tuple(row) for row in rows if any(run.text.strip() or run.url for run in row)]
    if len(lines) < 2:
        return (block,)
    parts = [replace(block, runs=line, line=_line(line, block)) for line in lines]
    entries = [read_entry(chunks_of(part.runs, clauses), Habit(), clauses) for part in parts]
    alike = all(
        entry.title
        and likeness(entry.title) >= 0.45
        and any(link.is_title or link.label for link in entry.links)
        and entry.style == entries[0].style
        for entry in entries
    )
    whole = all(any(link.is_title for link in entry.links) for entry in entries) or all(
        entry.marks and entry.links for entry in entries
    )
    addressed = all(is_addressed(line, entry.title) for line, entry in zip(lines, entries, strict=True))
    return tuple(parts) if (alike and whole) or addressed else (block,)


def _split_line(block: Block, clauses: Clauses) -> tuple[Block, ...]:
    """Return the works that follow each other in one entry, each a linked title and where it appeared in brackets."""
    titles = [place for place, run in enumerate(block.runs) if _is_title(run)]
    if len(titles) < 2:
        return (block,)
    parts: list[tuple[Run, ...]] = []
    start: list[Run] = []
    for place, after in zip(titles, [*titles[1:], len(block.runs)], strict=True):
        between = block.runs[place + 1 : after]
        cut = _cut(between, clauses) if after < len(block.runs) else (between, ())
        if cut is None:
            return (block,)
        before = block.runs[: titles[0]] if place == titles[0] else ()
        parts.append((*before, *start, block.runs[place], *cut[0]))
        start = [] if _are_authors(cut[1]) else list(cut[1])
    return tuple(replace(block, runs=part, line=_line(part, block)) for part in parts)


def _is_title(run: Run) -> bool:
    return (
        bool(run.url) and resource_type(run.text) is None and likeness(run.text) >= _TITLED and is_publication(run.url)
    )


def _cut(runs: Sequence[Run], clauses: Clauses) -> tuple[tuple[Run, ...], tuple[Run, ...]] | None:
    """Return what belongs to the work before and to the one behind; nothing when no occasion, and not just a comma, stands between them."""
    for place, run in enumerate(runs):
        for found in _END.finditer(run.text) if not run.url and not run.image else ():
            occasion = clauses.occasion(found[1])
            if occasion is not None and occasion.year is not None:
                rest = _JOINT.sub("", run.text[found.end() :])
                here = replace(run, text=run.text[: found.end()])
                return (*runs[:place], here), (replace(run, text=rest), *runs[place + 1 :])
    return ((), ()) if _BETWEEN.fullmatch("".join(run.text for run in runs)) else None


def _are_authors(runs: Sequence[Run]) -> bool:
    """Tell whether all that stands before the next title are the names of its authors: ``Doe et al.:``."""
    text = plain_text(runs)
    return text.endswith(":") and len(text) < _LONGEST_NAMES and not any(run.url or run.image for run in runs)


def _line(runs: Sequence[Run], block: Block) -> int:
    return next((run.line for run in runs if run.line), block.line)

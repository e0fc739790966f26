"""Links that a page gathers at its end, and points to by their numbers: ``A Title [1]``, and ``1. https://…`` below."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.importer.pages.runs import Run, plain_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from generator.importer.pages.block import Block

_MANY, _MOSTLY = 3, 0.8
"""How many links must be gathered, and which share of these be pointed to, from 0 to 1."""
_POINTS = re.compile(r"(?<=[\w\s.,;:!?)\"\u201d])\[(\d{1,4})\](?=[\s.,;]*$)")
_NUMBER = re.compile(r"\s*\[?(\d{1,4})[\].:)]\s*")


def with_numbered_links(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return the blocks of a page, the links that it gathers put where it points to them; as it is where it gathers none."""
    gathered: dict[int, Run] = {}
    places: set[int] = set()
    for place, block in enumerate(blocks):
        if found := _gathered(block):
            if not gathered.keys().isdisjoint(found):
                return tuple(blocks)  # it is not said which of two is meant
            gathered |= found
            places.add(place)
    pointed = [number for place, block in enumerate(blocks) if place not in places for number in _pointed(block)]
    known = set(pointed) & gathered.keys()
    if len(known) < _MANY or len(known) < len(gathered) * _MOSTLY or len(set(pointed)) != len(pointed):
        return tuple(blocks)
    left = {number: run for number, run in gathered.items() if number not in known}
    return tuple(
        part
        for place, block in enumerate(blocks)
        for part in (_left(block, left) if place in places else (_linked(block, gathered),))
    )


def _gathered(block: Block) -> dict[int, Run]:
    """Return the links of a list or a paragraph that holds nothing but these, by their numbers."""
    if block.shape == "list":
        if len(block.children) < _MANY or any(child.children for child in block.children):
            return {}
        lines = [child.runs for child in block.children]
        numbers = list(range(1, len(lines) + 1))
    else:
        lines = list(_lines(block.runs)) if block.shape == "paragraph" else []
        found = [_NUMBER.fullmatch(line[0].text) for line in lines]
        numbers = [int(one[1]) for one in found if one]
        lines = [line[1:] for line in lines]
    alone = bool(lines) and all(len(line) == 1 and line[0].is_bare for line in map(_spoken, lines))
    if not alone or len(numbers) != len(lines) or len(set(numbers)) != len(numbers):
        return {}
    return {number: _spoken(line)[0] for number, line in zip(numbers, lines, strict=True)}


def _lines(runs: Iterable[Run]) -> Iterator[tuple[Run, ...]]:
    line: list[Run] = []
    for run in (*runs, None):
        if run is not None and not run.is_break:
            line.append(run)
        elif line:
            yield tuple(line)
            line = []


def _spoken(line: Iterable[Run]) -> list[Run]:
    return [run for run in line if re.search(r"\w", run.text) or run.url]


def _pointed(block: Block) -> Iterator[int]:
    """Yield the numbers that a block, and those within it, point to."""
    found = _points(block)
    if found is not None:
        yield int(found[1])
    for child in block.children:
        yield from _pointed(child)


def _points(block: Block) -> re.Match[str] | None:
    if any(run.url for run in block.runs) or not block.runs or block.shape in {"heading", "code"}:
        return None
    return _POINTS.search(block.runs[-1].text) if plain_text(block.runs) else None


def _linked(block: Block, gathered: Mapping[int, Run]) -> Block:
    """Return a block with the links it points to."""
    children = tuple(_linked(child, gathered) for child in block.children)
    found = _points(block)
    link = gathered.get(int(found[1])) if found else None
    if found is None or link is None:
        return replace(block, children=children)
    last = block.runs[-1]
    runs = (*block.runs[:-1], replace(last, text=last.text[: found.start()]), replace(link, text=found[0]))
    return replace(block, runs=runs, children=children)


def _left(block: Block, left: Mapping[int, Run]) -> Iterator[Block]:
    """Yield what remains of gathered links: those that nothing points to."""
    lines = {run.line for run in left.values()}
    children = tuple(child for child in block.children if child.line in lines)
    runs = tuple(run for run in block.runs if run.line in lines)
    if children or any(run.url for run in runs):
        yield replace(block, children=children, runs=runs)

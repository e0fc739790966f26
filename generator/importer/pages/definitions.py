"""Terms with what defines them below, as many dialects of Markdown have them: ``A Title``, and ``: Ann Doe. [paper](…)`` below it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.importer.pages.block import Block
from generator.importer.pages.runs import HARD_BREAK, Run, lines_of, plain_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_DEFINES = re.compile(r"\s*:\s+(?=\S)|\s*:\s*$")
"""The colon that a line with a definition begins with; a link may stand right behind it."""
_MANY = 5
"""Words of a sentence, at least."""
_Line = tuple[Run, ...]


def with_definitions(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return the blocks of a page, each term with what defines it as an item."""
    return tuple(part for block in _joined(blocks) for part in _items(block))


def _joined(blocks: Iterable[Block]) -> list[Block]:
    """Return blocks, paragraphs joined to the term above them that they define."""
    found: list[Block] = []
    for block in blocks:
        last = found[-1] if found else None
        if last is not None and last.shape == block.shape == "paragraph" and _defines(block.runs):
            runs = (*last.runs, Run(HARD_BREAK, line=block.line), *block.runs)
            found[-1] = replace(last, runs=runs)
        else:
            found.append(block)
    return found


def _items(block: Block) -> Iterator[Block]:
    """Yield the terms of a paragraph, each an item with what defines it; else the block itself."""
    lines = lines_of(block.runs) if block.shape == "paragraph" else []
    if len(lines) < 2 or _defines(lines[0]) or not _defines(lines[1]):
        yield block
        return
    terms: list[list[_Line]] = []
    for place, line in enumerate(lines):
        if _defines(line):
            terms[-1].append(_defined(line))
        elif place + 1 < len(lines) and _defines(lines[place + 1]):
            terms.append([line])
        else:
            terms[-1].append(line)
    items = tuple(
        Block("item", term[0][0].line or block.line, tuple(_spelled(term)), is_quote=block.is_quote) for term in terms
    )
    yield Block("list", block.line, children=items, is_quote=block.is_quote)


def _defines(line: Sequence[Run]) -> bool:
    first = line[0] if line else None
    return first is not None and not (first.url or first.image or first.code) and _DEFINES.match(first.text) is not None


def _defined(line: _Line) -> _Line:
    return (replace(line[0], text=_DEFINES.sub("", line[0].text, count=1)), *line[1:])


def _spelled(lines: Sequence[_Line]) -> Iterator[Run]:
    """Yield the lines of an item, a forced break between each two; a sentence about a name that is set apart is said to be one."""
    named = all(run.url or run.strong or not re.search(r"\w", run.text) for run in lines[0])
    for place, line in enumerate(lines):
        if place:
            yield Run(HARD_BREAK, line=line[0].line)
        if place and named and _is_prose(line):
            yield Run("Description: ", line=line[0].line)
        yield from line


def _is_prose(line: _Line) -> bool:
    """Tell whether a line is a sentence: most of its words begin with small letters, and none is a link."""
    text = plain_text(line)
    words = re.findall(r"[^\W\d_]\w*", text)
    small = sum(word[0].islower() for word in words)
    is_long = len(words) >= _MANY and text.endswith((".", "!", "?"))
    return is_long and small * 2 > len(words) and not any(run.url for run in line)

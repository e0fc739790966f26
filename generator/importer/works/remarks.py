"""Words with which lines below works begin again and again, and say what follows: ``**Metrics:** …``, ``Key idea: …``.

What stands behind such words tells of the work above, whatever the words are; that they come back is what shows it.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import takewhile
from typing import TYPE_CHECKING

from generator.importer.entries.fields import field_of, key_of
from generator.importer.pages.runs import lines_of, plain_text
from generator.importer.words.link_labels import is_publication, resource_type

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from generator.importer.pages.block import Block
    from generator.importer.pages.runs import Run

_OFTEN = 3
"""Below how many works words must come back."""
_MOST_WORDS = 4
_ENDS = frozenset({"heading", "rule", "table"})


def remark_keys(blocks: Sequence[Block], tells_where: Callable[[str], bool]) -> frozenset[str]:
    """Return the words that lines below at least three works begin with, a colon behind them, and which lead to no works.

    ``tells_where`` tells of what stands behind such words whether it says where or when a work appeared: what mostly does
    is no remark.
    """
    below: Counter[str] = Counter()
    where: Counter[str] = Counter()
    for lines in (*_below_headings(blocks), *(lines for block in blocks for lines in _below_items(block))):
        said = dict(filter(None, map(_keyed, lines)))
        below.update(said.keys())
        where.update(key for key, text in said.items() if tells_where(text))
    return frozenset(key for key, count in below.items() if count >= _OFTEN and where[key] * 2 <= count)


def _below_headings(blocks: Sequence[Block]) -> Iterator[list[tuple[Run, ...]]]:
    """Yield for each heading that is a link the lines below it."""
    for place, block in enumerate(blocks):
        if block.shape != "heading" or not any(run.url and not run.url.startswith("#") for run in block.runs):
            continue
        end = next((at for at in range(place + 1, len(blocks)) if blocks[at].shape in _ENDS), len(blocks))
        parts = (part for inner in blocks[place + 1 : end] for part in (inner.children or (inner,)))
        yield [line for part in parts for line in lines_of(part.runs)]


def _below_items(block: Block) -> Iterator[list[tuple[Run, ...]]]:
    """Yield for each item with links, and for each paragraph that begins with one, the lines below its first."""
    nested = [child for inner in block.children for child in (inner.children or (inner,))]
    own = lines_of(block.runs)
    if block.shape in {"item", "paragraph"} and any(run.url for run in block.runs):
        yield [*own[1:], *(line for child in nested if child.shape == "item" for line in lines_of(child.runs))]
    for child in block.children:
        yield from _below_items(child)


def _keyed(line: Sequence[Run]) -> tuple[str, str] | None:
    """Return the words before the colon of a line, and what stands behind it; lines that lead to works or pictures tell nothing."""
    if any(run.image or is_publication(run.url) for run in line):
        return None
    text = plain_text(line)
    key, end = key_of(text)
    rest = text[end:].strip(" *_")
    before = "".join(run.text for run in takewhile(lambda run: not run.url, line)).rstrip(" *_")
    leads = any(run.url for run in line) and (not before.endswith(":") or resource_type(key) is not None)
    known = leads or field_of(key) in {"title", "people", "occasion"}
    if not key or known or not re.search(r"\w", rest) or re.search(r"\d", key) or len(key.split()) > _MOST_WORDS:
        return None
    return key, rest

"""Headings that are linked names, each above a list of the same fields: ``## [(doe/ribs)|5K|EN](…)``, ``* Summary: …``, ``* Paper: [A Title](…)``."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from generator.importer.entries.fields import field_of, key_of
from generator.importer.words.link_labels import resource_type

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.importer.pages.block import Block

_MANY, _SHARED = 3, 2
"""How many headings must stand above such lists, and how many fields each list shares with most others."""
_TAGGED = re.compile(r"\s*[(\[]?([^|()\[\]]+)[)\]]?(?:\s*\|[^|]*)*")
"""A name, maybe in brackets, and tags behind bars: ``(doe/ribs)|5K|EN``."""


@dataclass(frozen=True)
class Card:
    """A work that a heading names.

    Attributes:
        end: Where what belongs to it ends.
        head: The heading, its tags left out.
        details: The fields that lead to something of the work, each link labelled with what the field says.
        remarks: All other fields.
    """

    end: int
    head: Block
    details: tuple[Block, ...]
    remarks: tuple[Block, ...]


def heading_cards(blocks: Sequence[Block]) -> Mapping[int, Card]:
    """Return the works that linked headings name above lists of fields, by the places of the headings; none where there are few."""
    likely = [
        place
        for place, (head, below) in enumerate(pairwise(blocks))
        if _is_linked(head) and below.shape == "list" and all(_key(line) for line in below.children)
    ]
    found: dict[int, Card] = {}
    for level in {blocks[place].level for place in likely}:
        places = [place for place in likely if blocks[place].level == level]
        counts = Counter(key for place in places for key in {_key(line) for line in blocks[place + 1].children})
        usual = {key for key, count in counts.items() if count >= _MANY and count * 2 > len(places)}
        for place in places:
            if len(usual & {_key(line) for line in blocks[place + 1].children}) >= _SHARED:
                found[place] = _card(blocks[place], blocks[place + 1], place)
    return found


def _is_linked(block: Block) -> bool:
    """Tell whether a heading is nothing but a link to another place of the web."""
    spoken = [run for run in block.runs if re.search(r"\w", run.text) and not run.image]
    return block.shape == "heading" and len(spoken) == 1 and spoken[0].url.startswith("http")


def _key(line: Block) -> str:
    return key_of(line.text)[0]


def _card(head: Block, below: Block, place: int) -> Card:
    runs = tuple(replace(run, text=_name(run.text)) if run.url else run for run in head.runs)
    details = tuple(_labelled(line) for line in below.children if _leads(line))
    remarks = tuple(part for line in below.children for part in _parts(line, is_told=not _leads(line)))
    return Card(place + 2, replace(head, runs=runs), details, remarks)


def _name(text: str) -> str:
    found = _TAGGED.fullmatch(text)
    return found[1].strip() if found else text


def _leads(line: Block) -> bool:
    """Tell whether a field leads to something of the work: its paper, its code."""
    key = _key(line)
    return any(run.url for run in line.runs) and resource_type(key) is not None and not field_of(key)


def _labelled(line: Block) -> Block:
    runs = (replace(run, text=_key(line)) if run.url and resource_type(run.text) is None else run for run in line.runs)
    return replace(line, runs=tuple(runs), children=())


def _parts(line: Block, *, is_told: bool) -> tuple[Block, ...]:
    """Return a field, if it is told of, and all that is nested in it, each a block of its own."""
    nested = [child for block in line.children for child in block.children or (block,)]
    own = (replace(line, children=()),) if is_told else ()
    return (*own, *(part for child in nested for part in _parts(child, is_told=True)))

"""Venues that a list itself gives away: the same words stand with a year where venues do, in entry after entry."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from generator.importer.entries.whole_occasions import occasion_of
from generator.importer.words.occasion import is_distinction
from generator.importer.words.people import looks_like_people

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.importer.pages.block import Block
    from generator.importer.words.occasion import Venues

_NAME = r"([A-Z][A-Za-z&-]+(?: (?:[A-Z][A-Za-z&-]*|of|on|and|in|for|the|&)){0,6})"
_YEAR = r"(?:19|20)\d\d"
_LINK = "\x00"
_SHAPES = tuple(
    re.compile(shape)
    for shape in (
        rf"(?:[,;|\u00b7]|[\w)][.?!])\s+{_NAME} {_YEAR}(?=[\s.,;|)\]]*(?:$|[\[(\n{_LINK}]))",
        rf"[,;|]\s+{_YEAR} {_NAME}(?=[\s.,;|)\]]*(?:$|[\[(\n{_LINK}]))",
        rf"[\[(]{_NAME},? {_YEAR}[\])]",
        rf"[\[(]{_YEAR},? {_NAME}[\])]",
        rf"^\W*{_NAME} {_YEAR}\s*[:|]",
        rf"^\W*{_YEAR} {_NAME}\s*[:|]",
        rf"{_LINK}\W*{_NAME},? {_YEAR}\W*(?:$|[\[(\n{_LINK}])",
    )
)
_CLOSING = re.compile(rf"\S+ \({_NAME},? {_YEAR}\)\W*(?:$|[\n{_LINK}])")
"""What may be a venue with its year in brackets at the end of a title: ``A Title of Things (Letters of Ribs 2019)``."""
_MANY, _MOSTLY = 8, 0.7
"""How many titles must end so, and which share of them in what is known for a venue, for all that end so to name venues."""
_OFTEN, _SURELY = 2, 3
"""In how many entries words must stand so: those that may be the name of a person, in more."""


def learned_venues(blocks: Iterable[Block], venues: Venues) -> frozenset[str]:
    """Return the names of venues, none of them known, that stand with a year behind or before the titles of several entries."""
    counts: Counter[str] = Counter()
    closing: Counter[str] = Counter()
    for text in _texts(blocks):
        counts.update({found[1] for shape in _SHAPES for found in shape.finditer(text)})
        closing.update({found[1] for found in _CLOSING.finditer(text)})
    likely = [name for name, count in counts.items() if count >= (_SURELY if looks_like_people(name) else _OFTEN)]
    known = sum(count for name, count in closing.items() if occasion_of(f"{name} 2020", venues) is not None)
    if closing.total() >= _MANY and known >= closing.total() * _MOSTLY:
        likely += [name for name in closing if not looks_like_people(name)]
    return frozenset(
        name for name in likely if not is_distinction(name) and venues.parse(f"{name} 2020").unknown == name
    )


def _texts(blocks: Iterable[Block]) -> Iterator[str]:
    """Yield what each entry says, links that are no labels of an occasion made a mark."""
    for block in blocks:
        text = "".join(
            _LINK if run.url and not re.search(_YEAR, run.text) else run.text for run in block.runs if not run.image
        )
        if text:
            yield text
        yield from _texts(block.children)

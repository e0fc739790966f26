"""The headings above a place of a page, as one after the other comes."""

from __future__ import annotations

import re

from generator.importer.pages.block import Block, Heading
from generator.importer.words.wording import bare_words

_KINDS_OF_VENUE = re.compile(
    r"(?:conferences?|journals?|workshops?|pre ?prints?|arxiv)(?: (?:papers?|articles?|tracks?))?|会议|期刊|预印本"
)
_LONGEST = 120
_CONTAINERS = frozenset({"list", "table"})
_YEAR = re.compile(r"(?:19|20)\d\d")


def year_above(headings: tuple[Heading, ...], block: Block) -> tuple[Heading, ...]:
    """Return the heading of a year that a heading of its own level divides: ``### 2019``, then ``### Journal``."""
    beside = [heading for heading in headings if heading.level == block.level]
    divides = bool(beside) and _YEAR.search(beside[0].text) and _KINDS_OF_VENUE.fullmatch(bare_words(block.text))
    return tuple(beside[:1]) if divides else ()


def under(
    headings: tuple[Heading, ...], level: int, text: str, *, also: tuple[Heading, ...] = ()
) -> tuple[Heading, ...]:
    """Return the headings above what stands below a new one: those that are less deep, what stays ``also``, and itself."""
    return (*(heading for heading in headings if heading.level < level), *also, Heading(level, text))


def is_pseudo_heading(block: Block, after: Block | None) -> bool:
    """Tell whether a paragraph serves as heading of the list or table right after it."""
    if after is None or after.shape not in _CONTAINERS or block.is_quote:
        return False
    return not any(run.url or run.image or run.is_break for run in block.runs) and 0 < len(block.text) < _LONGEST

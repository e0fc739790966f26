"""Words with which an entry begins, and which it explains behind a dash: ``[Ribs](…) - counts bones``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.importer.entries.named_entries import behind_chunk
from generator.importer.entries.stretches import likeness, may_be_title
from generator.importer.words.link_labels import is_repository

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.importer.entries.chunk import Chunk

_DASH = r"\s*(?:\([^()]*\)\s*)?(?:[-\u2013\u2014]|--)\s+"
_DESCRIBED = re.compile(_DASH + r"[^\W\d_A-Z]")
"""How what a sentence says of a work begins: behind a dash, in lower case."""
_SHORT = 0.3
"""Likeness of a title of one word."""
_LONG = 4
"""Words of a title that is no mere name."""


def leading(chunks: Sequence[Chunk]) -> int | None:
    """Return the place of the bold or linked words that an entry begins with and explains in a sentence behind a dash.

    No sentence is needed where a link goes on in lower case, or is a name that leads to a repository.
    """
    place = before_dash(chunks)
    if place is None:
        return None
    named = is_repository(chunks[place].url) and len(chunks[place].text.split()) < _LONG
    ends = behind_chunk(chunks, place).rstrip().endswith(".") or named
    return place if ends or is_described(chunks) else None


def is_described(chunks: Sequence[Chunk]) -> bool:
    """Tell whether an entry begins with a link, and goes on in lower case behind a dash: ``[Ribs](…) - counts bones``."""
    place = before_dash(chunks)
    if place is None or not chunks[place].url or likeness(chunks[place].text) < _SHORT:
        return False
    return goes_on_small(chunks, place)


def before_dash(chunks: Sequence[Chunk]) -> int | None:
    """Return the place of the bold or linked words that an entry begins with, a dash behind them."""
    place = next((place for place, chunk in enumerate(chunks) if re.search(r"[^\W\d_]", chunk.text)), None)
    if place is None or not chunks[place].styles & {"bold", "linked"} or not may_be_title(chunks[place]):
        return None
    return place if re.match(_DASH + r"\w", behind_chunk(chunks, place)) else None


def goes_on_small(chunks: Sequence[Chunk], place: int) -> bool:
    """Tell whether what stands behind a chunk and a dash begins in lower case, as what is said of a work does, and its title does not."""
    return _DESCRIBED.match(behind_chunk(chunks, place)) is not None

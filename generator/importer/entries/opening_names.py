"""Names in brackets that entries begin with: ``(RibNet) Counting Ribs in the Dark (CVPR 2021)``; whether they do is decided once for a list."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.importer.entries.years_first import first_spoken
from generator.importer.words.link_labels import resource_type
from generator.importer.words.venue_names import is_well_known
from generator.importer.words.wording import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.importer.entries.chunk import Chunk, ChunkKind
    from generator.importer.entries.clauses import Clauses

_OPENS = re.compile(
    r"\s*(?:\((?P<name>[^()]{2,30})\)\s*[:\u2013\u2014-]?\s+|\u3010(?P<other>[^\u3010\u3011]{2,30})\u3011\s*)(?=\S|$)"
)
_OPENING = ("(", "[", "\u3010")
_MOST_WORDS = 3
_FEW = 5
"""How many entries must begin with names in brackets, for these to be a habit."""
_MOSTLY = 0.9
"""What share of these names must differ, which those of venues and kinds of works do not."""


def open_with_names(rows: Iterable[Sequence[Chunk]], clauses: Clauses) -> bool:
    """Tell whether most entries begin with brackets that hold names of their own: each another one, and hardly any a venue's."""
    every = [_opening(chunks, clauses) for chunks in rows]
    found = [opened[1] for opened in every if opened is not None]
    venues = sum(is_well_known(name) or clauses.venues.id_of(name) is not None for name in found)
    differ = len({fold(name) for name in found}) >= len(found) * _MOSTLY
    return len(found) >= max(_FEW, len(every) / 2) and differ and venues * _FEW <= len(found)


def with_opening_names(chunks: Sequence[Chunk], clauses: Clauses) -> Sequence[Chunk]:
    """Return an entry with the name in brackets set apart that it begins with.

    One that is also a venue's names none where another stands behind the title.
    """
    opened = _opening(chunks, clauses)
    if opened is None:
        return chunks
    place, name, rest = opened
    chunk = chunks[place]
    behind = (replace(chunk, text=rest, raw=rest),) if rest else ()
    told = any(other.kind == "occasion" for other in chunks[place + 1 :])
    if is_well_known(name) and not told:
        return chunks
    kind: ChunkKind = "label" if is_well_known(name) else "mark"
    apart = replace(chunk, kind=kind, text=name, raw=f"({name})", in_brackets=True)
    return (*chunks[:place], apart, *behind, *chunks[place + 1 :])


def _opening(chunks: Sequence[Chunk], clauses: Clauses) -> tuple[int, str, str] | None:
    """Return the place of the brackets that an entry begins with, the name they hold, and the text behind them in the same chunk."""
    place = first_spoken(chunks)
    chunk = chunks[place] if place is not None else None
    if place is None or chunk is None or chunk.url or chunk.field:
        return None
    if chunk.in_brackets and chunk.kind in {"tag", "mark", "occasion", "text"} and chunk.raw[:1] in _OPENING:
        name, rest = chunk.text.strip("()[]\u3010\u3011 "), ""
    elif chunk.kind == "text" and (found := _OPENS.match(chunk.raw)):
        name, rest = (found["name"] or found["other"]).strip(), chunk.raw[found.end() :]
    else:
        return None
    is_name = re.search(r"[^\W\d_]", name) is not None and clauses.venues.parse(name).year is None
    spoken = any(other.kind in {"text", "link"} and re.search(r"\w", other.text) for other in chunks[place + 1 :])
    is_short = len(name.split()) <= _MOST_WORDS and resource_type(name) is None
    return (place, name, rest) if is_name and is_short and (rest or spoken) else None

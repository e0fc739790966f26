"""Labels of links that cite the work they lead to: ``[Ann Doe and Cy Roe, 2021, *A Title of Things*](https://…)``."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.importer.entries.stretches import ENOUGH, likeness
from generator.importer.words.people import looks_like_people

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.importer.entries.chunk import Chunk
    from generator.importer.entries.clauses import Clauses

_TITLED = 0.75
"""Likeness of what is surely no mere name."""
_DATED = re.compile(r"(?P<people>[^\d\"\u201c]{4,200}?),? \(?(?P<when>(?:19|20)\d\d)\)?[,.:]\s+(?P<title>\S.*)")
_QUOTED = re.compile(
    r"(?P<people>[^\d\"\u201c]{4,200}?)[,.:]\s+[\"\u201c](?P<title>[^\"\u201c\u201d]{6,300}?)[,.]?[\"\u201d]"
    r"[,.]?\s*(?P<when>(?:[^\d\"\u201c\u201d]{0,80}\W)?(?:19|20)\d\d)?\W*"
)


def opened_labels(chunks: Iterable[Chunk], clauses: Clauses) -> Iterator[Chunk]:
    """Yield chunks; a label that names authors, a title and a year is parted, so that its link has the title alone for a label."""
    for chunk in chunks:
        found = _QUOTED.fullmatch(chunk.text) or _DATED.fullmatch(chunk.text) if chunk.kind == "link" else None
        if found is None or not _is_citation(found):
            yield chunk
            continue
        bare = replace(chunk, url="", styles=frozenset({"plain"}))
        yield replace(bare, kind="people", text=found["people"], raw=found["people"])
        yield replace(chunk, text=found["title"], raw=found["title"], is_occasion=False)
        if (when := found["when"]) and clauses.occasion(when) is not None:
            yield replace(bare, kind="occasion", text=when, raw=when, is_occasion=False)


def _is_citation(found: re.Match[str]) -> bool:
    """Tell whether a label cites a work: names, and behind them what looks like a title; more so behind one name."""
    likely = likeness(found["title"]) >= (ENOUGH if looks_like_people(found["people"], strictly=True) else _TITLED)
    return looks_like_people(found["people"]) and likely

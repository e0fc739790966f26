"""Years that entries begin with, where only the other entries of a section give them away: ``2023 A Title``, ``2009 (A Journal)``."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.importer.entries.chunk import Chunk

_YEAR = re.compile(r"\W*((?:19|20)\d\d)\b")
_BEFORE_TITLE = re.compile(r"\W*((?:19|20)\d\d)\s+(?=[^\W\d]\S*\s+\S+\s+\S)")
_BEFORE_BRACKETS = re.compile(r"\W*((?:19|20)\d\d)\s+((?:\([A-Z][^\W\d]+(?: [A-Z&][^\W\d]*){0,4}\)\s*)+)")
_FEW = 2
"""How many other entries at least must begin with years that stand apart."""


def with_years_apart(rows: Iterable[Sequence[Chunk]]) -> list[Sequence[Chunk]]:
    """Return the entries of a section with the years they begin with apart, if most do: these begin no titles.

    Where venues stand in brackets right behind most of these years, an unknown name that stands there alone is one too.
    """
    every = [(chunks, first_spoken(chunks)) for chunks in rows]
    begun = [(chunks, place) for chunks, place in every if place is not None and _begins(chunks[place])]
    told = sum(not _BEFORE_TITLE.match(chunks[place].raw) for chunks, place in begun)
    if told < _FEW or len(begun) * 2 <= len(every):
        return [chunks for chunks, _ in every]
    behind = sum(_has_venue_behind(chunks, place) or chunks[place].raw.count("(") > 1 for chunks, place in begun)
    names_venues = behind * 2 >= len(begun)
    return [chunks if place is None else _apart(chunks, place, names_venues=names_venues) for chunks, place in every]


def first_spoken(chunks: Sequence[Chunk]) -> int | None:
    """Return the place of the first chunk of an entry that says anything."""
    return next((at for at, chunk in enumerate(chunks) if chunk.kind not in {"break", "badge", "label"}), None)


def is_year(chunk: Chunk) -> bool:
    """Tell whether a chunk is nothing but a year."""
    return (
        chunk.kind == "occasion"
        and not chunk.in_brackets
        and re.fullmatch(r"\W*(?:19|20)\d\d\W*", chunk.text) is not None
    )


def _begins(chunk: Chunk) -> bool:
    return chunk.kind in {"occasion", "text"} and not chunk.url and _YEAR.match(chunk.raw) is not None


def _has_venue_behind(chunks: Sequence[Chunk], place: int) -> bool:
    behind = next((chunk for chunk in chunks[place + 1 :] if chunk.kind != "label"), None)
    return behind is not None and behind.kind in {"occasion", "tag"} and behind.raw.lstrip().startswith("(")


def _apart(chunks: Sequence[Chunk], place: int, *, names_venues: bool) -> Sequence[Chunk]:
    """Return an entry with the year set apart that its text begins with, and the name in brackets behind it."""
    chunk = chunks[place]
    parts: tuple[Chunk, ...]
    if chunk.kind != "text":
        return chunks
    if found := _BEFORE_TITLE.match(chunk.raw):
        rest = chunk.raw[found.end() :]
        parts = (replace(chunk, kind="occasion", text=found[1], raw=found[0]), replace(chunk, text=rest, raw=rest))
    elif found := _BEFORE_BRACKETS.fullmatch(chunk.raw):
        parts = (
            replace(chunk, kind="occasion", text=found[1], raw=found[1]),
            *_named(chunks, place, found[2], alone=names_venues),
        )
    else:
        return chunks
    return (*chunks[:place], *parts, *chunks[place + 1 :])


def _named(chunks: Sequence[Chunk], place: int, text: str, *, alone: bool) -> tuple[Chunk, ...]:
    """Return names in brackets as labels of who made the work; the last is a venue where none follows.

    A name ``alone`` is one too, unless the work is a preprint.
    """
    names = re.findall(r"\(([^()]+)\)", text)
    labels = [replace(chunks[place], kind="label", text=name, raw=f"({name})", in_brackets=True) for name in names]
    is_preprint = any("arxiv.org" in chunk.url for chunk in chunks)
    if not _has_venue_behind(chunks, place) and (len(names) > 1 or (alone and not is_preprint)):
        labels[-1] = replace(labels[-1], kind="occasion", field="occasion")
    return tuple(labels)

"""Entries of datasets and tools that begin with a name, set apart from what follows it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.importer.entries.stretches import is_resource, likeness
from generator.importer.words.venue_names import is_well_known

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.importer.entries.chunk import Chunk

_LONGEST_NAME, _FEW = 6, 3
_TITLED = 0.75
"""Likeness of what is surely no mere name."""
_EXPLAINED = re.compile(r"\s*[:\uff1a]\s*(?:\w|$)|\s+[-\u2013\u2014]\s+\w")

_FRAMEWORK = re.compile(
    r"(?:py)?torch|tensorflow|caffe2?|keras|theano|mxnet|jax|chainer|paddle(?:paddle)?", re.IGNORECASE
)
_SENTENCE = re.compile(r"\s*(?:An?|The) [a-z]")
"""What tells of a name behind a full stop: ``**Ribs.** A counter of bones``."""


def naming(chunks: Sequence[Chunk]) -> tuple[int, ...]:
    """Return the places of the name that an entry begins with; a bold one goes on with its initials in brackets."""
    place = next((place for place, chunk in enumerate(chunks) if _is_spoken(chunk)), None)
    if place is not None and _stands_out(chunks, place):
        return (place,)
    if (
        place is None
        or not chunks[place].styles & {"bold", "linked"}
        or chunks[place].kind not in {"text", "link", "occasion"}
    ):
        return ()
    chunk = chunks[place]
    if (chunk.url and is_resource(chunk) and not _is_framework(chunks, place)) or not 0 < len(
        chunk.text.split()
    ) <= _LONGEST_NAME:
        return ()
    behind = behind_chunk(chunks, place)
    apart = re.match(r"\s*(?:[-\u2013\u2014:\uff1a,(]|$)", behind) or chunk.text.rstrip().endswith((":", "\uff1a"))
    told = chunk.text.rstrip().endswith(".") and _SENTENCE.match(behind) is not None
    after = chunks[place + 1] if place + 1 < len(chunks) else None
    initials = (
        after is not None
        and after.in_brackets
        and not chunk.url
        and "bold" in after.styles
        and chunk.raw.endswith(" ")
        and re.fullmatch(r"\([^\W_]*[A-Z][^\W_]*[A-Z][^\W_]*\)", after.raw) is not None
        and not is_well_known(after.text)
    )
    if not (apart or told) or _quotes_title(chunks, place):
        return ()
    return (place, place + 1) if initials else (place,)


def _is_framework(chunks: Sequence[Chunk], place: int) -> bool:
    """Tell whether the label of a link, which elsewhere says what code is written in, is itself what the entry explains."""
    named = _FRAMEWORK.fullmatch(chunks[place].text.strip()) is not None
    return named and _EXPLAINED.match(behind_chunk(chunks, place)) is not None


def _stands_out(chunks: Sequence[Chunk], place: int) -> bool:
    """Tell whether a name is set as code, or has its link in brackets right behind it, and what it is then: ``Ribs [[home](…)] a counter``."""
    chunk, after = chunks[place], chunks[place + 1] if place + 1 < len(chunks) else None
    if after is None or chunk.kind != "text" or after.row != chunk.row or len(chunk.text.split()) > _FEW:
        return False
    if "code" in chunk.styles and not chunk.in_brackets:
        return after.kind == "text" and re.match(r"\s+\w+\s+\w", after.raw) is not None
    linked = after.kind == "link" and after.in_brackets and is_resource(after)
    return linked and chunk.raw[-1:].isspace() and re.match(r"\s+\w+\s+\w", behind_chunk(chunks, place + 1)) is not None


def with_kinds_apart(chunks: Sequence[Chunk]) -> Sequence[Chunk]:
    """Return chunks whose brackets before a linked name are labels, where a colon explains the name: ``[**Rust**] [Ribs](…): A counter``."""
    start = next((at for at, chunk in enumerate(chunks) if chunk.kind not in {"mark", "tag", "label"}), None)
    if not start or not chunks[start].url or not _EXPLAINED.match(behind_chunk(chunks, start)):
        return chunks
    return (*(replace(chunk, kind="label", in_brackets=True) for chunk in chunks[:start]), *chunks[start:])


def behind_chunk(chunks: Sequence[Chunk], place: int) -> str:
    """Return what stands in the same line behind a chunk, links left out."""
    return "".join(
        chunk.raw or chunk.text for chunk in chunks[place + 1 :] if chunk.row == chunks[place].row and not chunk.url
    )


def _is_spoken(chunk: Chunk) -> bool:
    return bool(re.search(r"[^\W\d_]", chunk.text)) and not (chunk.kind == "label" and chunk.in_brackets)


def _quotes_title(chunks: Sequence[Chunk], place: int) -> bool:
    """Tell whether the title of a paper stands behind a name in quotation marks: ``**RibNet**: "A Title of Things"``."""
    return any("quoted" in chunk.styles and likeness(chunk.text) >= _TITLED for chunk in chunks[place + 1 :])

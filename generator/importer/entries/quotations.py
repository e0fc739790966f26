"""Quotation marks in an entry: what stands between them is a chunk of its own."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.importer.entries.chunk import Chunk

_QUOTED = re.compile(
    r"[\"\u201c\u201d]([^\"\u201c\u201d]{2,300})[\"\u201d\u201c]|\u300c([^\u300d]+)\u300d|\u300a([^\u300b]+)\u300b"
)
_NAMES = re.compile(
    r"\b(?:Conference|Symposium|Journal|Transactions|Workshop|Proceedings|Meeting|Letters)\b[^.,;:]*$|\b(?:J|Trans|Conf|Symp|Proc|Lett|Rev)\.\s[^,;:]*$"
)
"""The name of a venue, behind which its abbreviation stands in brackets."""


def merged(chunks: Iterable[Chunk]) -> Iterator[Chunk]:
    """Join neighbouring texts of one style, then set what stands in quotation marks apart."""
    joined: list[Chunk] = []
    for part in chunks:
        last = joined[-1] if joined else None
        short = (
            part.kind in {"tag", "occasion"}
            and re.fullmatch(r"\([^\W\d]+\)", part.raw)
            and last
            and last.kind == "text"
            and _NAMES.search(last.raw)
        )
        chunk = (
            replace(part, kind="text", text=part.raw, styles=last.styles, in_brackets=False) if short and last else part
        )
        if last and last.kind == chunk.kind == "text" and last.styles == chunk.styles:
            joined[-1] = replace(last, text=last.raw + chunk.raw, raw=last.raw + chunk.raw)
        else:
            joined.append(chunk)
    yield from _quotes(joined)


def _quotes(chunks: list[Chunk]) -> Iterator[Chunk]:
    """Set apart what stands in quotation marks: within a plain text, or around one chunk of another style."""
    quoted = [place for place in range(len(chunks)) if _is_in_quotes(chunks, place)]
    for place, chunk in enumerate(chunks):
        if place in quoted:
            yield replace(chunk, styles=chunk.styles - {"plain"} | {"quoted"})
        elif place + 1 in quoted or place - 1 in quoted:
            raw = re.sub(r"^[\s.,]*[\"\u201d][.,]?", "", chunk.raw) if place - 1 in quoted else chunk.raw
            raw = re.sub(r"[\"\u201c]$", "", raw) if place + 1 in quoted else raw
            yield replace(chunk, text=raw, raw=raw)
        elif chunk.kind == "text" and chunk.styles <= {"plain", "italic", "bold"}:
            yield from _quotes_within(chunk)
        else:
            yield chunk


def _is_in_quotes(chunks: Sequence[Chunk], place: int) -> bool:
    """Tell whether one quotation mark ends what stands before a chunk, and another begins what stands behind it."""
    if not 0 < place < len(chunks) - 1 or chunks[place].kind not in {"text", "link"}:
        return False
    before, after = chunks[place - 1], chunks[place + 1]
    opened = before.kind == "text" and before.raw[-1:] in {'"', "\u201c"}
    return opened and after.kind == "text" and after.raw.lstrip(" .,")[:1] in {'"', "\u201d"}


def _quotes_within(chunk: Chunk) -> Iterator[Chunk]:
    end = 0
    for found in _QUOTED.finditer(chunk.raw):
        text = next(filter(None, found.groups()))
        if found.start() > end:
            yield replace(chunk, text=chunk.raw[end : found.start()], raw=chunk.raw[end : found.start()])
        yield replace(chunk, text=text, raw=found[0], styles=chunk.styles - {"plain"} | {"quoted"})
        end = found.end()
    if end < len(chunk.raw):
        yield replace(chunk, text=chunk.raw[end:], raw=chunk.raw[end:])

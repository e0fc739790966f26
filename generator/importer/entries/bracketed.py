"""Titles that stand in plain square brackets, their links behind them: ``[A Title] [[CVPR 2020](…)] [[code](…)]``."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.importer.entries.stretches import likeness, may_be_title

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.importer.entries.chunk import Chunk

_TITLED = 0.75
"""Likeness of what is surely no mere tag."""
_FEW = 0.3
"""Likeness to a title of a single word."""


def with_bracketed_title(chunks: Sequence[Chunk]) -> tuple[Chunk, ...]:
    """Return chunks with the tag that an entry begins with as text, when it is long enough for a title and nothing else is one."""
    place = next((place for place, chunk in enumerate(chunks) if re.search(r"\w", chunk.text) or chunk.url), None)
    if place is None or chunks[place].kind != "tag" or not chunks[place].raw.startswith("["):
        return tuple(chunks)
    tag, others = chunks[place], chunks[place + 1 :]
    says = any(chunk.url or chunk.kind == "occasion" for chunk in others)
    if any(map(_is_rival, others)) or likeness(tag.text) < _TITLED or not says:
        return tuple(chunks)
    return (*chunks[:place], replace(tag, kind="text", raw=tag.text, in_brackets=False), *others)


def _is_rival(chunk: Chunk) -> bool:
    """Tell whether a chunk may be the title too; the label of a link in brackets only when it is long: ``[[Ribs]](…)`` is a venue."""
    in_brackets = bool(chunk.url) and (chunk.in_brackets or chunk.text.startswith("["))
    return may_be_title(chunk) and likeness(chunk.text) >= (_TITLED if in_brackets else _FEW)

"""Names in bold right before a title, with nothing between: ``**RibNet** Counting Ribs in the Dark``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.importer.entries.stretches import ENOUGH, likeness, spelled
from generator.importer.words.wording import fold, short_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.importer.entries.chunk import Chunk

_LONGEST_NAME = 4
_FEW = 2
"""How many entries must begin with names before these are taken for a habit."""


def is_apart(chunks: Sequence[Chunk], start: int, end: int, *, is_habit: bool) -> bool:
    """Tell whether a text begins with a name that is no part of the title behind it.

    The title repeats it, or other entries have such names too (``is_habit``).
    """
    return _may_lead(chunks, start, end) and (is_habit or _repeats(chunks, start, end))


def lead_with_names(rows: Iterable[Sequence[Chunk]]) -> bool | None:
    """Tell whether entries put names in bold before their titles, nothing between; ``None`` when too few do to tell.

    Bold words in the midst of titles are emphasis, and so may be those at their beginnings.
    """
    leads = coined = within = 0
    for chunks in rows:
        for start, end in _spans(chunks):
            within += any(chunk.styles & {"bold"} for chunk in chunks[start + 1 : end])
            if _may_lead(chunks, start, end):
                leads += 1
                coined += _repeats(chunks, start, end) or short_name(f"{chunks[start].text.strip()}: x") is not None
    return coined * 5 >= leads * 3 and within * 3 <= leads if leads >= _FEW else None


def repeat_names(rows: Iterable[Sequence[Chunk]]) -> bool:
    """Tell whether entries put names before their titles with a colon and say them again: ``**RibNet**: RibNet: A Title``.

    Where they do, such a name is no part of a title that does not say it again.
    """
    found = [
        _repeats(chunks, start, end)
        for chunks in rows
        for start, end in _spans(chunks)
        if leads_with_colon(chunks, start, end)
    ]
    return sum(found) >= _FEW and sum(found) * 4 >= len(found)


def leads_with_colon(chunks: Sequence[Chunk], start: int, end: int) -> bool:
    """Tell whether a text begins with a name in bold, a colon, and a title in another style."""
    if end - start < 2 or chunks[start].url or "bold" not in chunks[start].styles or "bold" in chunks[start + 1].styles:
        return False
    name, after = chunks[start], chunks[start + 1]
    colon = name.raw.rstrip().endswith(":") or after.raw.lstrip().startswith(":")
    few = 0 < len(name.text.split()) <= _LONGEST_NAME and after.row == name.row
    return colon and few and likeness(spelled(chunks[start + 1 : end]).lstrip(" :")) >= ENOUGH


def _spans(chunks: Sequence[Chunk]) -> Iterator[tuple[int, int]]:
    """Yield where the first stretch of text of an entry begins and ends."""
    start = next((place for place, chunk in enumerate(chunks) if _is_spoken(chunk)), None)
    if start is not None:
        yield start, next((at for at in range(start, len(chunks)) if not _is_spoken(chunks[at])), len(chunks))


def _is_spoken(chunk: Chunk) -> bool:
    return chunk.kind == "text" and bool(re.search(r"\w", chunk.text))


def _may_lead(chunks: Sequence[Chunk], start: int, end: int) -> bool:
    """Tell whether a text begins with a few words in bold, and goes on as a title begins."""
    if end - start < 2 or not chunks[start].styles & {"bold", "underlined", "code"} or chunks[start].url:
        return False
    name, after = chunks[start], chunks[start + 1]
    joined = name.raw + after.raw
    opens = re.match(r"[^\W\d_a-z]|\d|[a-z]+[A-Z]", after.raw.lstrip())
    apart = after.row == name.row and (name.raw[-1:].isspace() or after.raw[:1].isspace())
    few = 0 < len(name.text.split()) <= _LONGEST_NAME and re.search(r"[^\W\d_]", name.text) is not None
    unjoined = few and joined.lstrip().startswith(name.text.strip()) and name.text.strip()[-1:] not in {":", ",", "-"}
    rest = spelled(chunks[start + 1 : end])
    return bool(opens) and apart and unjoined and likeness(rest) >= ENOUGH


def _repeats(chunks: Sequence[Chunk], start: int, end: int) -> bool:
    """Tell whether a title begins with the name before it: ``**RibNet** RibNet: Counting Ribs``."""
    name = fold(chunks[start].text)
    return len(name) > 1 and fold(spelled(chunks[start + 1 : end])).startswith(name)

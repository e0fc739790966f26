"""Lines parted by bars, the year in front: ``2019 | A Title of Things | Ann Doe, et al. | A Journal | [PDF](…)``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.importer.entries.chunk import Chunk
from generator.importer.words.people import looks_like_people

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.importer.pages.runs import Run

_BAR = re.compile(r"\s*\|\s*")
_DATE = re.compile(r"(?:19|20)\d\d(?:[./-]\d{1,2}){0,2}")
_WHOLE, _SHORT = 4, 3
"""How many parts there are with authors and venue, and with one of these."""


def take_barred(line: Sequence[Run], row: int) -> tuple[list[Chunk], list[Run]]:
    """Return the parts of a line that begins with a date and a bar as chunks, and the rest of the line, its links; else all of it."""
    end = next((at for at, run in enumerate(line) if run.url or run.image or run.code), len(line))
    head, rest = line[:end], list(line[end:])
    text = "".join(run.text for run in head).strip()
    parts = [part for part in _BAR.split(text.strip("|")) if part]
    if not 1 < len(parts) <= _WHOLE or not _DATE.fullmatch(parts[0]) or not (rest or len(parts) == _WHOLE):
        return [], list(line)
    kinds: list[tuple[str, str]] = [("", parts[0]), ("title", parts[1])]
    if len(parts) == _WHOLE:
        kinds += [("people", parts[2]), ("occasion", parts[3])]
    elif len(parts) == _SHORT:
        kinds.append(("people" if looks_like_people(parts[2]) else "occasion", parts[2]))
    return [_chunk(field, part, head[0].line, row) for field, part in kinds], rest


def _chunk(field: str, text: str, line: int, row: int) -> Chunk:
    match field:
        case "people":
            return Chunk("people", text, line=line, row=row, raw=text, field=field)
        case "title":
            return Chunk("text", text, line=line, row=row, raw=text, field=field)
        case _:
            return Chunk("occasion", text, line=line, row=row, raw=text, field=field)

"""A chunk of an entry: a stretch of one style and one purpose."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ChunkKind = Literal["text", "people", "occasion", "mark", "tag", "link", "badge", "label", "break"]
Style = Literal["bold", "linked", "quoted", "underlined", "italic", "code", "plain"]
STYLES: tuple[Style, ...] = ("quoted", "bold", "linked", "underlined", "italic", "code", "plain")


@dataclass(frozen=True)
class Chunk:
    """A stretch of an entry.

    Attributes:
        kind: What it is; ``text`` may be the title, ``mark`` stands in brackets beside it, ``tag`` in plain square ones.
        text: What it says, without quotation marks around it.
        styles: How it is set; ``plain`` when in no way.
        url: Where it leads.
        line: Line in the file.
        row: Which line of the entry it stands in, from 0.
        raw: What it says, quotation marks and brackets included.
        words: For a badge, the parts of what it says.
        in_brackets: Whether brackets stand around it.
        is_occasion: For a link, whether its label names a venue or a date.
        field: What the words before a colon at the beginning of its line say it is.
    """

    kind: ChunkKind
    text: str
    styles: frozenset[Style] = frozenset({"plain"})
    url: str = ""
    line: int = 0
    row: int = 0
    raw: str = ""
    words: tuple[str, ...] = ()
    in_brackets: bool = False
    field: str = ""
    is_occasion: bool = False

"""Words before titles that say what a work is filed under, and are no part of its title: ``"Soft loss" A Title``, ``A+B: RibNet: A Title``."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.importer.entries.entry import Entry
    from generator.importer.entries.sections import Section

_QUOTED = re.compile(
    r"[\"\u201c][^\"\u201c\u201d]{2,40}[^\"\u201c\u201d?!.,]?[\"\u201d]\s+(?=[A-Z0-9])(?P<title>\S+ .{12,})"
)
"""Quotation marks at the beginning of a title may be its own: ``"Zero-Shot" Learning of Ribs``."""
_SUM = re.compile(r"[^\W\d_]\w*(?:\+\w+)+: (?P<title>[^\s:]+: .{12,})")
"""A sum of names before the name that a title begins with."""
_OFTEN = 3
"""How many titles of a section must begin with words in quotation marks, for these to be no part of them."""


def with_labels_apart(sections: Sequence[Section]) -> tuple[Section, ...]:
    """Return sections whose titles go without the labels before them; such as stand in quotation marks, if there are several."""
    return tuple(
        replace(section, entries=tuple(_apart(entry, quoted=_is_habit(section)) for entry in section.entries))
        for section in sections
    )


def _is_habit(section: Section) -> bool:
    return sum(_QUOTED.fullmatch(entry.title) is not None for entry in section.entries) >= _OFTEN


def _apart(entry: Entry, *, quoted: bool) -> Entry:
    found = _SUM.fullmatch(entry.title) or (_QUOTED.fullmatch(entry.title) if quoted else None)
    return replace(entry, title=found["title"]) if found else entry

"""Symbols that say what the line behind them is: ``👥 Ann Doe, Cy Roe``, ``📅 2024``, ``🏛️ KDD 2018``."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.importer.words.people import is_whole_name, looks_like_people

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.importer.entries.clauses import Clauses
    from generator.importer.pages.runs import Run

_JOINED = "(?:\u200d[\U0001f300-\U0001faff\u2640-\u2695]|[\ufe0f\u200d\U0001f3fb-\U0001f3ff])*"
_PEOPLE = re.compile(
    rf"\s*(?:[\U0001f464\U0001f465\U0001f466-\U0001f469\U0001f9d1\U0001f58a\U0001f58b\u270d\u2712\U0001f64b\U0001f393]{_JOINED})+\s*:?\s*"
)
"""Heads and shoulders, men, women, pens, a hand that writes."""
_OCCASION = re.compile(
    rf"\s*[\U0001f3db\U0001f3eb\U0001f4c5\U0001f4c6\U0001f5d3\U0001f4cd\U0001f4cc\U0001f3a4\U0001f4f0\U0001f4e2\U0001f3c6\U0001f552\u23f0]{_JOINED}\s*:?\s*"
)
"""Buildings, calendars, pins, a microphone, a newspaper."""
_ANY = re.compile("\\s*[\u2600-\u27bf\u2b00-\u2bff\U0001f300-\U0001faff]")


def begins_with_symbol(line: Sequence[Run]) -> bool:
    """Tell whether a line begins with a symbol, so that it goes on from no line above."""
    return bool(line) and not line[0].url and not line[0].image and _ANY.match(line[0].text) is not None


def take_symbol(line: Sequence[Run], clauses: Clauses) -> tuple[str, list[Run]]:
    """Return what the symbol that a line begins with says it is, where the rest of the line is that, and the line without it."""
    if not begins_with_symbol(line) or any(run.url or run.image for run in line):
        return "", list(line)
    for pattern, field in ((_PEOPLE, "people"), (_OCCASION, "occasion")):
        if found := pattern.match(line[0].text):
            rest = [replace(line[0], text=line[0].text[found.end() :]), *line[1:]]
            text = "".join(run.text for run in rest).strip()
            named = looks_like_people(text) or is_whole_name(text)
            if (named and not clauses.occasion(text)) if field == "people" else clauses.occasion(text) is not None:
                return field, rest
    return "", list(line)

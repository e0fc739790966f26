"""What stands behind a title and "by": authors, then in a sentence of its own where and when: `` by Doe A, Roe C. A Journal, 2003.``."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.importer.words.people import PARTICLES, looks_like_people

if TYPE_CHECKING:
    from generator.importer.entries.chunk import Chunk

_CREDIT = re.compile(r"[\s.,-]*by\s+([^\Wa-z].*)\.\s+([^\W\d_a-z][^.?!:]{0,120}?[\s,]\s*(?:19|20)\d\d)[\s.(\[]*")
_CAPITAL = re.compile(r"[^\W\d_a-z][\w.'\u2019\u2010-]*")
_SMALL = PARTICLES | {"and", "&", "et"}
_LONGEST = 600


def credit_and_occasion(chunk: Chunk) -> tuple[Chunk, ...]:
    """Return the authors that "by" introduces, and the venue and year of the sentence behind them, known or not; else nothing."""
    found = _CREDIT.fullmatch(chunk.raw) if len(chunk.raw) < _LONGEST else None
    if found is None or not (looks_like_people(found[1]) or _are_names(found[1])):
        return ()
    people = replace(chunk, kind="people", text=found[1], raw=found[1])
    return people, replace(chunk, kind="occasion", text=found[2], raw=found[2], field="occasion")


def _are_names(text: str) -> bool:
    """Tell whether all words begin with capitals, but for the small ones of names: ``Doe, Ann Maria da; Roe, Cy B``."""
    words = [word.strip(",;") for word in text.split()]
    return all(word in _SMALL or _CAPITAL.fullmatch(word) for word in words if word)
